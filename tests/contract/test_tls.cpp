// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"
#include "tests/support/process/certificates.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>

#include <atomic>
#include <csignal>
#include <thread>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One connection by TLS, with Qt's own implementation as the independent peer. Blocks; needs no event loop.
class TlsPeer
{
public:
    TlsPeer(int port, const QString &authority)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(authority));
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(port), u"localhost"_s);
    }
    [[nodiscard]] bool isEncrypted() { return m_socket.isEncrypted() || m_socket.waitForEncrypted(20'000); }
    [[nodiscard]] QSslSocket &socket() { return m_socket; }
    [[nodiscard]] QString error() const { return m_socket.errorString(); }

    bool write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.encryptedBytesToWrite() > 0 || m_socket.bytesToWrite() > 0) {
            if (!m_socket.waitForBytesWritten(20'000))
                return false;
        }
        return true;
    }
    /// Until `size` bytes, or the end, are there.
    QByteArray read(qsizetype size)
    {
        QByteArray all;
        while (all.size() < size) {
            all += m_socket.readAll();
            if (all.size() < size && !m_socket.waitForReadyRead(20'000))
                break;
        }
        return all;
    }
    QByteArray get(const QByteArray &path, const QByteArray &fields = {})
    {
        write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "Connection: close\r\n\r\n");
        return read(1 << 30);
    }

private:
    QSslSocket m_socket;
};

QByteArray bodyOf(const QByteArray &reply)
{
    return reply.mid(reply.indexOf("\r\n\r\n") + 4);
}

} // namespace

/// Native TLS: what is served by it, what is refused, and certificates that change while it runs.
class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void servesTheApi();
    void tellsItsKey();
    void knowsTheTrueAddress();
    void keepsConnectionsOpen();
    void carriesWebSockets();
    void carriesLargeBodiesBothWays();
    void refusesPlainHttpClearly();
    void speaksModernTlsOnly_data();
    void speaksModernTlsOnly();
    void offersHttp11ByAlpn();
    void resumesSessions();
    void endsSilentHandshakes();
    void outlivesNonsense();
    void aNewCertificateIsServedWithoutAFailedHandshake();
    void aBrokenPairKeepsTheOldOne();
    void oldConnectionsLiveOn();
    void aPairThatNeverFittedStopsTheStart();
    void drainsCleanly();

private:
    [[nodiscard]] int port() { return m_server->url().port(); }
    [[nodiscard]] QByteArray fingerprint();

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Certificates> m_certificates;
};

void TestTls::initTestCase()
{
    m_certificates = std::make_unique<Certificates>(m_folder.path());
    QVERIFY(m_certificates->issue(u"one"_s));
    m_server = std::make_unique<ServerProcess>();
    m_server->addArguments({u"--tls-certificate"_s, m_certificates->certificate(), u"--tls-key"_s, m_certificates->key(),
                            u"--rate-limits"_s, u"off"_s, u"--admin-listen"_s, u"127.0.0.1:0"_s});
    QVERIFY2(m_server->startListening(), qPrintable(m_server->log()));
}

QByteArray TestTls::fingerprint()
{
    TlsPeer peer(port(), m_certificates->authority());
    return QJsonDocument::fromJson(bodyOf(peer.get("/api/server"))).object().value("keyFingerprint"_L1).toString().toLatin1();
}

void TestTls::servesTheApi()
{
    TlsPeer peer(port(), m_certificates->authority());
    QVERIFY2(peer.isEncrypted(), qPrintable(peer.error()));
    const QByteArray reply = peer.get("/readyz");
    QVERIFY2(reply.startsWith("HTTP/1.1 200 OK\r\n"), reply.constData());
    QCOMPARE(bodyOf(reply), QByteArray("{\"status\":\"ready\"}"));
}

void TestTls::tellsItsKey()
{
    QCOMPARE(fingerprint(), m_certificates->keyFingerprint());
}

void TestTls::knowsTheTrueAddress()
{
    // The address is the client's, not that of whatever stands between the two threads.
    TlsPeer peer(port(), m_certificates->authority());
    const QByteArray body = R"({"firstname":"Ann","email":"ann.tls@example.org","phone":"+41446681801","country":"CH",)"
                            R"("password":"a long enough sentence"})";
    QVERIFY(peer.write("POST /api/users/register HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n"
                       "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                       + QByteArray::number(body.size()) + "\r\n\r\n" + body));
    const QJsonObject made = QJsonDocument::fromJson(bodyOf(peer.read(1 << 30))).object();
    const QByteArray token = made.value("token"_L1).toString().toLatin1();
    QVERIFY2(!token.isEmpty(), QJsonDocument(made).toJson().constData());
    TlsPeer again(port(), m_certificates->authority());
    const QByteArray reply = again.get("/api/users/" + made.value("user"_L1)["id"_L1].toString().toLatin1() + "/sessions",
                                       "Authorization: Bearer " + token + "\r\n");
    const QJsonObject sessions = QJsonDocument::fromJson(bodyOf(reply)).object();
    QCOMPARE(sessions.value("sessions"_L1)[0]["address"_L1].toString(), u"127.0.0.1"_s);
}

void TestTls::keepsConnectionsOpen()
{
    TlsPeer peer(port(), m_certificates->authority());
    for (int i = 0; i < 20; ++i) {
        QVERIFY(peer.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        const QByteArray head = peer.read(1);
        QVERIFY2(head.startsWith("HTTP/1.1 200"), head.constData());
    }
}

void TestTls::carriesWebSockets()
{
    QWebSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(m_certificates->authority()));
    socket.setSslConfiguration(configuration);
    QNetworkRequest request(QUrl(u"wss://localhost:%1/ws"_s.arg(port())));
    request.setRawHeader("Sec-WebSocket-Protocol", "kith.1");
    QStringList heard;
    connect(&socket, &QWebSocket::textMessageReceived, this, [&heard](const QString &text) { heard.append(text); });
    socket.open(request);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, 20'000);
    socket.sendTextMessage(u"{\"id\":\"1\",\"do\":\"hello\",\"data\":{\"token\":\"made up\"}}"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), 20'000);
    QVERIFY2(heard.first().contains(u"not_signed_in"_s), qPrintable(heard.first()));
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 20'000);
    QCOMPARE(int(socket.closeCode()), 4401);
}

void TestTls::carriesLargeBodiesBothWays()
{
    // As much as the guard takes, in pieces that fit no record; refused for what it is, not for how it came.
    TlsPeer peer(port(), m_certificates->authority());
    const QByteArray body = "{\"login\":\"" + QByteArray(60'000, 'x') + "\"}";
    QByteArray request = "POST /api/users/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    while (!request.isEmpty()) {
        QVERIFY(peer.write(request.left(7'001)));
        request.remove(0, 7'001);
    }
    const QByteArray reply = peer.read(1 << 30);
    QVERIFY2(reply.startsWith("HTTP/1.1 422"), reply.left(200).constData());
    // Many answers at once, to a client that reads them late.
    TlsPeer lazy(port(), m_certificates->authority());
    QByteArray many;
    for (int i = 0; i < 400; ++i)
        many += "GET /api/server HTTP/1.1\r\nHost: localhost\r\n\r\n";
    many += "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    QVERIFY(lazy.write(many));
    QTest::qWait(300);
    const QByteArray all = lazy.read(1 << 30);
    QCOMPARE(all.count("HTTP/1.1 200 OK\r\n"), 401);
    QVERIFY(all.endsWith("{\"status\":\"alive\"}"));
}

void TestTls::refusesPlainHttpClearly()
{
    HttpPeer plain(QUrl(u"http://127.0.0.1:%1"_s.arg(port())));
    QVERIFY(plain.open() && plain.write("GET /api/server HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const HttpReply reply = plain.read();
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), u"bad_request"_s);
    QVERIFY(reply.json().value("detail"_L1).toString().contains(u"https://"_s));
    QCOMPARE(reply.header("Connection"), QByteArray("close"));
    QVERIFY(plain.readToEnd().has_value());
}

void TestTls::speaksModernTlsOnly_data()
{
    QTest::addColumn<QStringList>("client");
    QTest::addColumn<bool>("isServed");
    QTest::newRow("TLS 1.3") << QStringList{u"-tls1_3"_s} << true;
    QTest::newRow("TLS 1.2") << QStringList{u"-tls1_2"_s} << true;
    QTest::newRow("TLS 1.1") << QStringList{u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s} << false;
    QTest::newRow("TLS 1.0") << QStringList{u"-tls1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s} << false;
    QTest::newRow("no forward secrecy") << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"AES128-GCM-SHA256"_s} << false;
    QTest::newRow("CBC") << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-RSA-AES128-SHA"_s} << false;
    QTest::newRow("a good cipher") << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-ECDSA-AES128-GCM-SHA256"_s} << true;
}

void TestTls::speaksModernTlsOnly()
{
    QFETCH(QStringList, client);
    QFETCH(bool, isServed);
    QProcess openssl;
    openssl.start(u"openssl"_s, QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(port()), u"-CAfile"_s,
                                            m_certificates->authority(), u"-verify_return_error"_s, u"-brief"_s}
                                    + client);
    openssl.closeWriteChannel();
    QVERIFY(openssl.waitForFinished(20'000));
    const QByteArray said = openssl.readAllStandardError() + openssl.readAllStandardOutput();
    QVERIFY2((openssl.exitCode() == 0) == isServed, said.constData());
}

void TestTls::offersHttp11ByAlpn()
{
    for (const auto &[offer, wanted] : {std::pair("h2,http/1.1", "ALPN protocol: http/1.1"), std::pair("h2", "no application protocol")}) {
        QProcess openssl;
        openssl.setProcessChannelMode(QProcess::MergedChannels);
        openssl.start(u"openssl"_s, {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(port()), u"-alpn"_s, QString::fromLatin1(offer)});
        openssl.closeWriteChannel();
        QVERIFY(openssl.waitForFinished(20'000));
        const QByteArray said = openssl.readAll();
        QVERIFY2(said.contains(wanted), said.constData());
    }
}

void TestTls::resumesSessions()
{
    const QString kept = m_folder.filePath(u"session.pem"_s);
    const auto talk = [&](const QStringList &more) {
        QProcess openssl;
        openssl.setProcessChannelMode(QProcess::MergedChannels);
        openssl.start(u"openssl"_s, QStringList{u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg(port()), u"-tls1_2"_s} + more);
        openssl.closeWriteChannel();
        openssl.waitForFinished(20'000);
        return openssl.readAll();
    };
    QVERIFY(talk({u"-sess_out"_s, kept}).contains("New, TLSv1.2"));
    QVERIFY(talk({u"-sess_in"_s, kept}).contains("Reused, TLSv1.2"));
}

void TestTls::endsSilentHandshakes()
{
    // Everybody may connect and say nothing; nobody for long.
    HttpPeer silent(QUrl(u"http://127.0.0.1:%1"_s.arg(port())));
    HttpPeer halfway(QUrl(u"http://127.0.0.1:%1"_s.arg(port())));
    QVERIFY(silent.open());
    QVERIFY(halfway.open() && halfway.write(QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7)));
    QVERIFY(silent.readToEnd(15'000).has_value());
    QVERIFY(halfway.readToEnd(15'000).has_value());
}

void TestTls::outlivesNonsense()
{
    for (int i = 0; i < 200; ++i) {
        HttpPeer peer(QUrl(u"http://127.0.0.1:%1"_s.arg(port())));
        QVERIFY(peer.open());
        QByteArray bytes(1 + i * 7, '\0');
        for (qsizetype at = 0; at < bytes.size(); ++at)
            bytes[at] = char((at * 31 + i * 17) ^ (at >> 3));
        bytes[0] = char(i % 3 == 0 ? 0x16 : i);
        (void)peer.write(bytes);
        if (i % 2 == 0)
            peer.abort();
    }
    TlsPeer peer(port(), m_certificates->authority());
    QVERIFY(peer.get("/healthz").startsWith("HTTP/1.1 200"));
}

void TestTls::aNewCertificateIsServedWithoutAFailedHandshake()
{
    std::atomic<bool> isOver = false;
    std::atomic<int> served = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> clients;
    const QString authority = m_certificates->authority();
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back([&, at = port()] {
            while (!isOver) {
                TlsPeer peer(at, authority);
                ++(peer.isEncrypted() && peer.get("/healthz").startsWith("HTTP/1.1 200") ? served : failed);
            }
        });
    }
    bool areAllTaken = true;
    for (int i = 0; i < 3 && areAllTaken; ++i) {
        areAllTaken = m_certificates->issue(u"rotation %1"_s.arg(i));
        const QDeadlineTimer deadline(20'000);
        while (areAllTaken && fingerprint() != m_certificates->keyFingerprint())
            areAllTaken = !deadline.hasExpired();
    }
    isOver = true;
    for (std::thread &client : clients)
        client.join();
    QVERIFY(areAllTaken);
    QVERIFY2(served > 30, qPrintable(QString::number(served)));
    QCOMPARE(failed.load(), 0);
}

void TestTls::aBrokenPairKeepsTheOldOne()
{
    const QByteArray before = fingerprint();
    const auto spoil = [](const QString &path, const QByteArray &text) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    };
    spoil(m_certificates->certificate(), "-----BEGIN CERTIFICATE-----\nhalf a certi");
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().contains(u"The certificate from before is kept"_s), 20'000);
    QCOMPARE(fingerprint(), before);
    // One of another key, and then the key that belongs to it.
    const qsizetype warnings = m_server->log().count(u"from before is kept"_s);
    QVERIFY(m_certificates->issue(u"other"_s, Certificates::Files::CertificateOnly));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->log().count(u"from before is kept"_s) > warnings, 20'000);
    QCOMPARE(fingerprint(), before);
    QVERIFY(m_certificates->writeKey());
    QTRY_COMPARE_WITH_TIMEOUT(fingerprint(), m_certificates->keyFingerprint(), 20'000);
    QVERIFY(fingerprint() != before);
}

void TestTls::oldConnectionsLiveOn()
{
    TlsPeer old(port(), m_certificates->authority());
    QVERIFY(old.isEncrypted());
    QVERIFY(m_certificates->issue(u"next"_s));
    ::kill(pid_t(m_server->processId()), SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(fingerprint(), m_certificates->keyFingerprint(), 20'000);
    QVERIFY(old.get("/healthz").startsWith("HTTP/1.1 200"));
}

void TestTls::aPairThatNeverFittedStopsTheStart()
{
    ServerProcess server;
    server.addArguments({u"--tls-certificate"_s, m_certificates->certificate(), u"--tls-key"_s, m_certificates->authorityKey()});
    QVERIFY(!server.startListening());
    QVERIFY2(server.log().contains(u"cannot be used with"_s), qPrintable(server.log()));
    QVERIFY(!server.log().contains(u"PRIVATE KEY"_s));
    // Said before anything is made, as a mistake that another start does not mend.
    QVERIFY(!QFile::exists(server.dataDir() + u"/kith.sqlite"_s));
    for (const QString &command : {u"check"_s, u"serve"_s}) {
        const QStringList words = command == u"serve"_s ? QStringList{command} : QStringList{u"config"_s, command};
        for (const QString &key : {m_certificates->authorityKey(), u"/nonexistent/key.pem"_s}) {
            QProcess kithd;
            kithd.start(QStringLiteral(KITHD_BINARY),
                        words
                            + QStringList{u"--config"_s, QString(), u"--data-dir"_s, server.dataDir(), u"--listen"_s, u"127.0.0.1:0"_s,
                                          u"--tls-certificate"_s, m_certificates->certificate(), u"--tls-key"_s, key});
            QVERIFY(kithd.waitForFinished());
            const QByteArray said = kithd.readAllStandardError();
            QVERIFY2(kithd.exitCode() == 78, said.constData());
            QVERIFY2(said.contains(key.toUtf8()) || said.contains(m_certificates->certificate().toUtf8()), said.constData());
            QVERIFY(!QFile::exists(server.dataDir() + u"/kith.sqlite"_s));
        }
    }
}

void TestTls::drainsCleanly()
{
    TlsPeer idle(port(), m_certificates->authority());
    QVERIFY(idle.isEncrypted());
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(idle.read(1), QByteArray());
    QCOMPARE(idle.socket().error(), QAbstractSocket::RemoteHostClosedError);
}

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
