// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <sys/stat.h>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr const char *page = "https://chat.example.org";

HttpRequest asPage(const QByteArray &origin, const QByteArray &method = "GET", const QString &path = u"/api/server"_s)
{
    return {.method = method, .path = path, .headers = {{"Origin", origin}}};
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, 0) ? probe.serverPort() : 0;
}

/// kithd started by systemd-socket-activate, which listens itself and passes its sockets on.
class Activated
{
public:
    Activated(const QStringList &sockets, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList kithd{QStringLiteral(KITHD_BINARY), u"serve"_s, u"--config"_s, QString(), u"--data-dir"_s,
                                m_dir.filePath(u"data"_s)};
        m_process.start(u"systemd-socket-activate"_s, sockets + kithd + arguments);
        m_isStarted = m_process.waitForStarted() && waitForLog("Listening on");
    }
    ~Activated()
    {
        m_process.terminate();
        if (!m_process.waitForFinished())
            m_process.kill();
    }
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    [[nodiscard]] bool waitForLog(const QByteArray &text)
    {
        const QDeadlineTimer deadline(20'000);
        while (!m_log.contains(text) && !deadline.hasExpired() && m_process.state() == QProcess::Running) {
            m_process.waitForReadyRead(100);
            m_log += m_process.readAll();
        }
        return m_log.contains(text);
    }
    [[nodiscard]] const QByteArray &log() const { return m_log; }
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    QByteArray m_log;
    bool m_isStarted = false;
};
} // namespace

/// The places where kithd takes connections, and whom it believes what there.
class TestEntrances : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void aUnixSocketServesEverybodyWhoMayOpenIt();
    void aUnixSocketBelievesItsProxyOnlyWhenTold();
    void websocketsOpenOnAUnixSocket();
    void theAdministratorsAddressServesHealthOnly();
    void severalAddressesAreServed();
    void socketsFromSystemdAreServed();
    void connectionsWaitWhileASystemdServerStarts();
    void aSocketThatNobodyNamesIsRefusedOrSaid();

    void pagesOfOtherOriginsMayNotRead_data();
    void pagesOfOtherOriginsMayNotRead();
    void pagesOfAnAllowedOriginMayRead();
    void preflightsAreAnswered();
    void withoutAListNoPageMayRead();
    void onlyNamedHostsAreServed_data();
    void onlyNamedHostsAreServed();

private:
    [[nodiscard]] QUrl unixUrl() const { return QUrl(u"unix:"_s + m_folder.filePath(u"kithd.sock"_s)); }
    /// What the server takes for the address of whoever registered with these fields.
    [[nodiscard]] static QString addressSeen(const QUrl &url, const QJsonObject &newcomer, const QByteArray &forwarded);

    QTemporaryDir m_folder;
    Stage m_stage;
    quint16 m_adminPort = 0;
};

void TestEntrances::initTestCase()
{
    m_adminPort = freePort();
    m_stage.server().addArguments({u"--listen"_s, u"unix:"_s + m_folder.filePath(u"kithd.sock"_s), u"--listen"_s,
                                   u"unix:"_s + m_folder.filePath(u"second.sock"_s), u"--trusted-proxy"_s, u"unix"_s, u"--admin-listen"_s,
                                   u"127.0.0.1:%1"_s.arg(m_adminPort), u"--allow-origin"_s, QString::fromLatin1(page), u"--http-hosts"_s,
                                   u"localhost"_s, u"--http-hosts"_s, u"127.0.0.1"_s, u"--http-hosts"_s, u"::1"_s});
    QVERIFY(m_stage.raise());
}

QString TestEntrances::addressSeen(const QUrl &url, const QJsonObject &newcomer, const QByteArray &forwarded)
{
    HttpRequest request{.method = "POST", .path = u"/api/users/register"_s, .body = QJsonDocument(newcomer).toJson()};
    if (!forwarded.isEmpty())
        request.headers.emplaceBack("X-Forwarded-For", forwarded);
    ApiClient client(url);
    const QJsonObject made = client.send(request).json();
    client.setToken(made.value("token"_L1).toString());
    const QString path = u"/api/users/%1/sessions"_s.arg(made.value("user"_L1)["id"_L1].toString());
    return client.get(path).json().value("sessions"_L1)[0]["address"_L1].toString();
}

void TestEntrances::aUnixSocketServesEverybodyWhoMayOpenIt()
{
    struct stat file
    {};
    QCOMPARE(::stat(qPrintable(unixUrl().path()), &file), 0);
    QCOMPARE(file.st_mode & 07777, mode_t(0660));
    ApiClient stranger(unixUrl());
    QCOMPARE(stranger.get(u"/api/server"_s).status, 200);
    // It is no control socket.
    IS_PROBLEM(m_stage, stranger.get(u"/api/users/me"_s), 401, "not_signed_in");
    IS_PROBLEM(m_stage, stranger.get(u"/api/admin/routes"_s), 401, "not_signed_in");
    const Person &person = m_stage.town().settle(u"Local"_s);
    QCOMPARE(ApiClient(unixUrl(), person.token()).get(u"/api/users/me"_s).status, 200);
}

void TestEntrances::aUnixSocketBelievesItsProxyOnlyWhenTold()
{
    const auto newcomer = [this] { return m_stage.town().newcomer(u"Proxied"_s); };
    QCOMPARE(addressSeen(unixUrl(), newcomer(), "203.0.113.7"), u"203.0.113.7"_s);
    QCOMPARE(addressSeen(unixUrl(), newcomer(), "198.51.100.1, 203.0.113.7"), u"203.0.113.7"_s);
    QCOMPARE(addressSeen(unixUrl(), newcomer(), "nonsense"), QString());
    // Over TCP nobody was named as trusted.
    QCOMPARE(addressSeen(m_stage.server().url(), newcomer(), "203.0.113.7"), u"127.0.0.1"_s);

    Stage distrustful;
    const QString path = m_folder.filePath(u"distrustful.sock"_s);
    distrustful.server().addArguments({u"--listen"_s, u"unix:"_s + path});
    QVERIFY(distrustful.raise());
    QCOMPARE(addressSeen(QUrl(u"unix:"_s + path), distrustful.town().newcomer(u"Unknown"_s), "203.0.113.7"), QString());
}

void TestEntrances::websocketsOpenOnAUnixSocket()
{
    const Person &person = m_stage.town().settle(u"Socketed"_s);
    HttpPeer peer(unixUrl());
    QVERIFY(peer.open());
    peer.write("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: kith.1\r\n\r\n");
    const QByteArray hello = "{\"id\":\"1\",\"do\":\"hello\",\"data\":{\"token\":\"" + person.token().toLatin1() + "\"}}";
    // A masked text frame whose mask is zero, so that it reads as it is.
    QVERIFY(hello.size() < 126);
    QVERIFY(peer.write(QByteArray("\x81", 1) + char(0x80 | hello.size()) + QByteArray(4, '\0') + hello));
    QVERIFY(peer.waitFor("\"userId\":\"" + person.id.toLatin1() + "\""));
}

void TestEntrances::theAdministratorsAddressServesHealthOnly()
{
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(m_adminPort));
    const Person &person = m_stage.town().settle(u"Curious"_s);
    ApiClient admin(url, person.token());
    QCOMPARE(admin.get(u"/healthz"_s).status, 200);
    QCOMPARE(admin.get(u"/readyz"_s).status, 200);
    QCOMPARE(admin.get(u"/api/users/me"_s).status, 404);
    QCOMPARE(admin.get(u"/api/server"_s).status, 404);
    QCOMPARE(admin.get(u"/api/admin/routes"_s).status, 404);
    QCOMPARE(admin.get(u"/ws"_s).status, 404);
}

void TestEntrances::severalAddressesAreServed()
{
    ApiClient second(QUrl(u"unix:"_s + m_folder.filePath(u"second.sock"_s)));
    QCOMPARE(second.get(u"/healthz"_s).status, 200);
    QCOMPARE(m_stage.server().stop(), 0);
    QVERIFY(!QFile::exists(unixUrl().path()));
    QVERIFY(m_stage.server().start());
    QVERIFY(QFile::exists(unixUrl().path()));
}

void TestEntrances::socketsFromSystemdAreServed()
{
    if (QStandardPaths::findExecutable(u"systemd-socket-activate"_s).isEmpty())
        QSKIP("systemd-socket-activate is not there");
    const quint16 port = freePort();
    const quint16 adminPort = freePort();
    const QString path = m_folder.filePath(u"activated.sock"_s);
    Activated server(
        {u"-l"_s, u"127.0.0.1:%1"_s.arg(port), u"-l"_s, path, u"-l"_s, u"127.0.0.1:%1"_s.arg(adminPort), u"--fdname=web:local:metrics"_s},
        {u"--listen"_s, u"systemd"_s, u"--admin-listen"_s, u"systemd:metrics"_s});
    QVERIFY2(server.isStarted(), server.log().constData());
    ApiClient tcp(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    QCOMPARE(tcp.get(u"/readyz"_s).status, 200);
    QCOMPARE(tcp.get(u"/api/server"_s).status, 200);
    QCOMPARE(ApiClient(QUrl(u"unix:"_s + path)).get(u"/api/server"_s).status, 200);
    ApiClient admin(QUrl(u"http://127.0.0.1:%1"_s.arg(adminPort)));
    QCOMPARE(admin.get(u"/healthz"_s).status, 200);
    QCOMPARE(admin.get(u"/api/server"_s).status, 404);
}

void TestEntrances::connectionsWaitWhileASystemdServerStarts()
{
    if (QStandardPaths::findExecutable(u"systemd-socket-activate"_s).isEmpty())
        QSKIP("systemd-socket-activate is not there");
    const quint16 port = freePort();
    Activated server({u"-l"_s, u"127.0.0.1:%1"_s.arg(port)}, {u"--listen"_s, u"systemd"_s});
    QVERIFY2(server.isStarted(), server.log().constData());
    // kithd is not even running yet: the kernel keeps them until it is.
    std::vector<std::unique_ptr<HttpPeer>> early;
    for (int i = 0; i < 50; ++i) {
        early.push_back(std::make_unique<HttpPeer>(QUrl(u"http://127.0.0.1:%1"_s.arg(port))));
        QVERIFY(early.back()->open());
        QVERIFY(early.back()->write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    for (const auto &peer : early)
        QCOMPARE(peer->read().status, 200);
}

void TestEntrances::aSocketThatNobodyNamesIsRefusedOrSaid()
{
    if (QStandardPaths::findExecutable(u"systemd-socket-activate"_s).isEmpty())
        QSKIP("systemd-socket-activate is not there");
    const quint16 port = freePort();
    Activated unnamed({u"-l"_s, u"127.0.0.1:%1"_s.arg(port), u"--fdname=stray"_s}, {u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(unnamed.isStarted());
    HttpPeer poke(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    QVERIFY(poke.open() && poke.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"));
    QVERIFY2(unnamed.waitForLog("systemd passed the socket stray, which no address names"), unnamed.log().constData());

    QProcess missing;
    missing.setProcessChannelMode(QProcess::MergedChannels);
    const QTemporaryDir folder;
    missing.start(QStringLiteral(KITHD_BINARY),
                  {u"serve"_s, u"--config"_s, QString(), u"--data-dir"_s, folder.path(), u"--listen"_s, u"systemd:web"_s});
    QVERIFY(missing.waitForFinished());
    QCOMPARE(missing.exitCode(), 1);
    QVERIFY(missing.readAll().contains("systemd passed no such socket"));
}

void TestEntrances::pagesOfOtherOriginsMayNotRead_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("another host") << "https://evil.example"_ba;
    QTest::newRow("another scheme") << "http://chat.example.org"_ba;
    QTest::newRow("another port") << "https://chat.example.org:8443"_ba;
    QTest::newRow("a default port") << "https://chat.example.org:443"_ba;
    QTest::newRow("upper case") << "https://CHAT.example.org"_ba;
    QTest::newRow("a slash") << "https://chat.example.org/"_ba;
    QTest::newRow("a name that begins alike") << "https://chat.example.org.evil.example"_ba;
    QTest::newRow("a name that ends alike") << "https://xchat.example.org"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("a star") << "*"_ba;
}

void TestEntrances::pagesOfOtherOriginsMayNotRead()
{
    QFETCH(QByteArray, origin);
    for (const QByteArray method : {"GET", "OPTIONS"}) {
        HttpRequest request = asPage(origin, method);
        request.headers.emplaceBack("Access-Control-Request-Method", "GET");
        const HttpReply reply = ApiClient(m_stage.server().url()).send(request);
        QVERIFY(reply.status == 200 || reply.status == 204);
        for (const auto &[name, value] : reply.headers)
            QVERIFY2(!name.startsWith("Access-Control"), name.constData());
        QCOMPARE(reply.header("Vary"), QByteArray("Origin"));
    }
}

void TestEntrances::pagesOfAnAllowedOriginMayRead()
{
    for (const QString &path : {u"/api/server"_s, u"/api/users/me"_s, u"/api/nowhere"_s}) {
        const HttpReply reply = ApiClient(m_stage.server().url()).send(asPage(page, "GET", path));
        QCOMPARE(reply.header("Access-Control-Allow-Origin"), QByteArray(page));
        QCOMPARE(reply.header("Vary"), QByteArray("Origin"));
        QVERIFY(reply.header("Access-Control-Expose-Headers").contains("X-Request-Id"));
        QCOMPARE(reply.count("Access-Control-Allow-Credentials"), 0);
    }
    // Two origins are none.
    HttpRequest twice = asPage(page);
    twice.headers.emplaceBack("Origin", page);
    QCOMPARE(ApiClient(m_stage.server().url()).send(twice).count("Access-Control-Allow-Origin"), 0);
}

void TestEntrances::preflightsAreAnswered()
{
    HttpRequest request = asPage(page, "OPTIONS", u"/api/messages/send"_s);
    request.headers.emplaceBack("Access-Control-Request-Method", "POST");
    request.headers.emplaceBack("Access-Control-Request-Headers", "authorization,content-type");
    const HttpReply reply = ApiClient(m_stage.server().url()).send(request);
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.header("Access-Control-Allow-Origin"), QByteArray(page));
    QVERIFY(reply.header("Access-Control-Allow-Methods").contains("POST"));
    QVERIFY(reply.header("Access-Control-Allow-Headers").contains("Authorization"));
    QVERIFY(reply.header("Access-Control-Max-Age").toInt() > 0);
}

void TestEntrances::withoutAListNoPageMayRead()
{
    Stage closed;
    QVERIFY(closed.raise());
    const HttpReply reply = ApiClient(closed.server().url()).send(asPage(page));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.count("Access-Control-Allow-Origin"), 0);
    QCOMPARE(reply.count("Vary"), 0);
}

void TestEntrances::onlyNamedHostsAreServed_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const QString path = u"/api/server"_s;
    QTest::newRow("named") << "localhost"_ba << path << 200;
    QTest::newRow("with a port") << "localhost:8065"_ba << path << 200;
    QTest::newRow("upper case") << "LocalHost"_ba << path << 200;
    QTest::newRow("address") << "127.0.0.1:1"_ba << path << 200;
    QTest::newRow("ipv6") << "[::1]:8065"_ba << path << 200;
    QTest::newRow("rebound name") << "evil.example"_ba << path << 421;
    QTest::newRow("rebound name with a port") << "evil.example:8065"_ba << path << 421;
    QTest::newRow("name that begins alike") << "localhost.evil.example"_ba << path << 421;
    QTest::newRow("empty") << ""_ba << path << 421;
    QTest::newRow("health by any name") << "10.0.0.7"_ba << u"/healthz"_s << 200;
    QTest::newRow("readiness by any name") << "10.0.0.7"_ba << u"/readyz"_s << 200;
    QTest::newRow("socket") << "evil.example"_ba << u"/ws"_s << 421;
}

void TestEntrances::onlyNamedHostsAreServed()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, path);
    QFETCH(int, status);
    HttpPeer peer = m_stage.peer();
    QVERIFY(peer.open());
    QVERIFY(peer.write("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    QCOMPARE(peer.read().status, status);
}

QTEST_GUILESS_MAIN(TestEntrances)
#include "test_entrances.moc"
