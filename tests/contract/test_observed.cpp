// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// systemd's end of NOTIFY_SOCKET.
class NotifySocket
{
public:
    explicit NotifySocket(const QString &path)
        : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = path.toUtf8();
        std::copy(name.cbegin(), name.cend(), address.sun_path);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no notify socket");
        qputenv("NOTIFY_SOCKET", name);
    }
    ~NotifySocket()
    {
        qunsetenv("NOTIFY_SOCKET");
        ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    /// Takes messages until one begins with `text`; empty when none does in time.
    QByteArray waitFor(const QByteArray &text)
    {
        const QDeadlineTimer deadline(20'000);
        while (!deadline.hasExpired()) {
            pollfd in{m_descriptor, POLLIN, 0};
            if (::poll(&in, 1, int(deadline.remainingTime())) <= 0)
                break;
            char buffer[4096];
            const auto got = ::recv(m_descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
            const QByteArray message(buffer, std::max<qsizetype>(got, 0));
            if (message.startsWith(text))
                return message;
        }
        return {};
    }

private:
    int m_descriptor;
};

} // namespace

/// What a server shows of itself: metrics, logs, health, signs of life. And what it must never show.
class TestObserved : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void metricsAreForTheAdministratorOnly();
    void metricsCountWhatHappened();
    void metricsTellHowLongPasswordsTake();
    void metricsTellWhoComesBack();
    void metricsTellOfLoopsAndTheDatabase();
    void metricsAreThoseOfTheirPage();
    void metricsAreWellFormed();
    void requestsAreLoggedByRoute();
    void refusedCommandsAreLoggedUnderTheIdOfTheirError();
    void logsHoldNoSecret_data();
    void logsHoldNoSecret();
    void healthNeedsNoDatabase();
    void readinessSaysWhyNot();
    void systemdHearsOfEveryTurn();
    void aHangUpReloads();

private:
    [[nodiscard]] QByteArray metrics() { return ApiClient(m_control).get(u"/metrics"_s).body; }
    [[nodiscard]] static QUrl controlOf(ServerProcess &server) { return QUrl(u"unix:"_s + server.dataDir() + u"/control.sock"_s); }

    Stage m_stage;
    QUrl m_control;
};

void TestObserved::initTestCase()
{
    QVERIFY(m_stage.raise());
    m_control = controlOf(m_stage.server());
}

void TestObserved::metricsAreForTheAdministratorOnly()
{
    Person &person = m_stage.town().settle(u"Curious"_s);
    IS_PROBLEM(m_stage, ApiClient(m_stage.server().url()).get(u"/metrics"_s), 404, "not_found");
    IS_PROBLEM(m_stage, person.api.get(u"/metrics"_s), 404, "not_found");
    const HttpReply reply = ApiClient(m_control).get(u"/metrics"_s);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QCOMPARE(ApiClient(m_control).send({.method = "HEAD", .path = u"/metrics"_s}).status, 200);
    QCOMPARE(ApiClient(m_control).post(u"/metrics"_s).status, 405);
}

void TestObserved::metricsCountWhatHappened()
{
    Town &town = m_stage.town();
    Person &ann = town.settle(u"Ann"_s);
    Person &ben = town.settle(u"Ben"_s);
    const QString direct = town.direct(ann, ben);
    const auto socket = town.live(ben);
    QVERIFY(socket->settle());
    const QByteArray before = metrics();
    const QByteArray sends = "kith_http_requests_total{route=\"/api/messages/send\",method=\"POST\",code=\"2xx\"}";
    const QByteArray refusals = "kith_http_requests_total{route=\"/api/messages/send\",method=\"POST\",code=\"4xx\"}";
    const QByteArray commands = "kith_websocket_commands_total{command=\"message.send\",result=\"ok\"}";
    const QByteArray failures = "kith_websocket_commands_total{command=\"message.send\",result=\"error\"}";
    const QByteArray sendTimes = "kith_http_request_duration_seconds_count{route=\"/api/messages/send\",method=\"POST\"}";
    for (int i = 0; i < 37; ++i)
        town.say(ann, direct, u"counted"_s);
    QCOMPARE(ann.api.post(u"/api/messages/send"_s, {}).status, 422);
    for (int i = 0; i < 11; ++i)
        QVERIFY(socket->ask(u"message.send"_s, textMessage(direct, u"counted"_s)).contains("ok"_L1));
    QVERIFY(socket->ask(u"message.send"_s, {}).contains("error"_L1));
    const QByteArray after = metrics();
    const auto step = [&](const QByteArray &series) { return valueOf(after, series) - std::max(valueOf(before, series), 0.0); };
    QCOMPARE(step(sends), 37.0);
    QCOMPARE(step(refusals), 1.0);
    QCOMPARE(step(sendTimes), 38.0);
    QCOMPARE(step(commands), 11.0);
    QCOMPARE(step(failures), 1.0);
    QCOMPARE(step("kith_messages_accepted_total"), 48.0);
    QCOMPARE(valueOf(after, "kith_websocket_connections"), 1.0);
    QVERIFY(step("kith_events_delivered_total") >= 37);
    QVERIFY(step("kith_writer_batch_size_count") >= 1);
    // What is counted when it has gone out may be counted behind the answer to the last of them.
    const auto stepNow = [&](const QByteArray &series) { return valueOf(metrics(), series) - std::max(valueOf(before, series), 0.0); };
    QTRY_COMPARE(stepNow("kith_message_ack_seconds_count{over=\"websocket\"}"), 11.0);
    QTRY_COMPARE(stepNow("kith_event_delivery_seconds_count"), stepNow("kith_events_delivered_total"));
    QCOMPARE(stepNow("kith_message_ack_seconds_count{over=\"http\"}"), 37.0);
    QCOMPARE(stepNow("kith_message_commit_seconds_count"), 48.0);
    for (const QByteArray &series : {"kith_message_commit_seconds_sum"_ba, "kith_message_ack_seconds_sum{over=\"http\"}"_ba,
                                     "kith_message_ack_seconds_sum{over=\"websocket\"}"_ba, "kith_event_delivery_seconds_sum"_ba})
        QVERIFY2(stepNow(series) > 0 && stepNow(series) < 60, series.constData());
    // A commit is a part of what the sender waits for.
    QVERIFY(stepNow("kith_message_commit_seconds_sum")
            < stepNow("kith_message_ack_seconds_sum{over=\"http\"}") + stepNow("kith_message_ack_seconds_sum{over=\"websocket\"}"));
    QVERIFY(valueOf(after, "kith_build_info{version=\"0.1.0\",qt=\"" + QByteArray(qVersion()) + "\",db=\"sqlite\"}") == 1
            || after.contains("db=\"postgresql\"} 1"));
    socket->close();
    QTRY_COMPARE(valueOf(metrics(), "kith_websocket_connections"), 0.0);
    QVERIFY(valueOf(metrics(), "kith_websocket_disconnects_total{code=\"1000\"}") >= 1);
}

void TestObserved::metricsTellHowLongPasswordsTake()
{
    Person &person = m_stage.town().settle(u"Hashed"_s);
    const QByteArray before = metrics();
    const auto signIn = [&](const QString &password) {
        return ApiClient(m_stage.server().url())
            .post(u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, password}})
            .status;
    };
    QCOMPARE(signIn(person.password), 200);
    QCOMPARE(signIn(u"not the password"_s), 401);
    const QByteArray after = metrics();
    QCOMPARE(valueOf(after, "kith_password_hash_seconds_count") - valueOf(before, "kith_password_hash_seconds_count"), 2.0);
    QVERIFY(valueOf(after, "kith_password_hash_seconds_sum") > valueOf(before, "kith_password_hash_seconds_sum"));
    QCOMPARE(valueOf(after, "kith_password_hash_queue"), 0.0); // tests/unit/api sees it fill
}

void TestObserved::metricsTellWhoComesBack()
{
    Person &person = m_stage.town().settle(u"Returning"_s);
    const QByteArray before = metrics();
    const auto step = [&](const QByteArray &reason) {
        const QByteArray series = "kith_resyncs_total{reason=\"" + reason + "\"}";
        return valueOf(metrics(), series) - valueOf(before, series);
    };
    const QString place = person.api.get(u"/api/sync"_s).json().value("token"_L1).toString();
    QCOMPARE(step("reconnect") + step("gap") + step("slow"), 0.0); // it had nothing to come back to
    QCOMPARE(person.api.get(u"/api/sync?since="_s + place).json().value("full"_L1).toBool(true), false);
    QCOMPARE(step("reconnect"), 1.0);
    QCOMPARE(person.api.get(u"/api/sync?since=nowhere"_s).json().value("full"_L1).toBool(), true);
    QCOMPARE(step("gap"), 1.0);
    LiveSocket back(m_stage.town().realtime());
    QVERIFY(back.open());
    QVERIFY(back.ask(u"hello"_s, {{u"token"_s, person.token()}, {u"since"_s, place}})["ok"_L1].toObject().contains("sync"_L1));
    QCOMPARE(step("reconnect"), 2.0);
    QCOMPARE(step("slow"), 0.0);
}

void TestObserved::metricsTellOfLoopsAndTheDatabase()
{
    for (const QByteArray &loop : {"main"_ba, "listener"_ba, "hub"_ba})
        QTRY_VERIFY(valueOf(metrics(), "kith_eventloop_lag_seconds_count{loop=\"" + loop + "\"}") >= 2);
    QTRY_VERIFY(valueOf(metrics(), "kith_db_size_bytes") >= 4096);
    QTRY_COMPARE(valueOf(metrics(), "kith_db_pool_in_use{op=\"write\"}"), 0.0);
    QVERIFY(valueOf(metrics(), "kith_db_pool_in_use{op=\"read\"}") >= 0);
}

/// Names in the first column of the page's tables, each with the kinds of server that have it.
void TestObserved::metricsAreThoseOfTheirPage()
{
    QFile page(QStringLiteral(KITH_SOURCE_DIR "/docs/metrics.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QSet<QString> named;
    QSet<QString> onlySometimes; // with a certificate, after a backup, on one database
    static const QRegularExpression row(uR"(^\| `([a-z_]+)`(?:, `\w+`)* \| (counter|gauge|histogram) \|(.*)\|$)"_s);
    for (QString text = QString::fromUtf8(page.readAll()); const QString &line : text.split(u'\n')) {
        const auto match = row.match(line);
        if (!match.hasMatch())
            continue;
        named.insert(match.captured(1));
        if (match.captured(3).contains("Only with"_L1) || match.captured(3).contains("Only after"_L1))
            onlySometimes.insert(match.captured(1));
    }
    QSet<QString> shown;
    for (const QByteArray &line : metrics().split('\n')) {
        if (line.startsWith("# TYPE "))
            shown.insert(QString::fromLatin1(line.split(' ').at(2)));
    }
    QCOMPARE(QStringList((shown - named).values()), QStringList());
    QCOMPARE(QStringList((named - shown - onlySometimes).values()), QStringList());
    QVERIFY(onlySometimes.size() < 8 && named.size() > 50);
}

void TestObserved::metricsAreWellFormed()
{
    const QByteArray text = metrics();
    QVERIFY(text.endsWith('\n'));
    // A scrape stays small however many people there are.
    QVERIFY2(text.count('\n') < 2000, qPrintable(QString::number(text.count('\n'))));
    static const QRegularExpression series(
        uR"(^([a-z_:][a-z0-9_:]*)(\{(?:[a-z_]+="(?:[^"\\]|\\.)*",?)*\})? (-?[0-9.e+-]+|[+-]Inf|NaN)$)"_s);
    QSet<QByteArray> families;
    QSet<QByteArray> seen;
    QByteArray family;
    for (const QByteArray &line : text.chopped(1).split('\n')) {
        if (line.startsWith("# HELP ")) {
            family = line.split(' ').at(2);
            QVERIFY2(!families.contains(family), family.constData());
            families.insert(family);
        } else if (line.startsWith("# TYPE ")) {
            QCOMPARE(line.split(' ').at(2), family);
            QCOMPARE(line.endsWith(" counter"), family.endsWith("_total"));
        } else {
            const auto match = series.match(QString::fromUtf8(line));
            QVERIFY2(match.hasMatch(), line.constData());
            QVERIFY2(match.captured(1).startsWith(QString::fromLatin1(family)), line.constData());
            const QByteArray name = line.left(line.lastIndexOf(' '));
            QVERIFY2(!seen.contains(name), name.constData());
            seen.insert(name);
        }
    }
    QVERIFY(families.size() > 30);
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty())
        return;
    QProcess check;
    check.start(promtool, {u"check"_s, u"metrics"_s});
    check.write(text);
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
}

void TestObserved::requestsAreLoggedByRoute()
{
    Person &person = m_stage.town().settle(u"Logged"_s);
    const HttpReply reply = person.api.send({.method = "GET",
                                             .path = u"/api/users/%1?secret=search-words"_s.arg(person.id),
                                             .headers = {{"X-Request-Id", "find-me-in-the-log"}}});
    QCOMPARE(reply.status, 200);
    QTRY_VERIFY(m_stage.server().log().contains(u"id=find-me-in-the-log"_s));
    QVERIFY(m_stage.server().log().contains(u"request method=GET route=/api/users/{userId} status=200 ms="_s));
    QVERIFY(!m_stage.server().log().contains(u"address="_s));
}

void TestObserved::refusedCommandsAreLoggedUnderTheIdOfTheirError()
{
    const auto socket = m_stage.town().live(m_stage.town().settle(u"Refused"_s));
    const auto refusal = [&](const QString &command, const QJsonObject &data = {}) {
        const QJsonObject error = socket->ask(command, data).value("error"_L1).toObject();
        return std::pair(error.value("code"_L1).toString(), error.value("requestId"_L1).toString());
    };
    const QJsonObject nowhere = textMessage(u"4503599627370496"_s, u"a secret"_s);
    const auto [sendCode, sendId] = refusal(u"message.send"_s, nowhere);
    const auto [unknownCode, unknownId] = refusal(u"madeup.secret"_s);
    const auto [viewingCode, viewingId] = refusal(u"viewing"_s, {{u"conversationId"_s, u"no id"_s}});
    QCOMPARE(sendCode, u"not_found"_s);
    QCOMPARE(unknownCode, u"not_found"_s);
    QCOMPARE(viewingCode, u"validation"_s);
    QCOMPARE(QSet<QString>({sendId, unknownId, viewingId, QString()}).size(), 4);

    const auto line = [&](const QString &id) { return m_stage.server().log().split(u'\n').filter(u" id="_s + id).value(0); };
    for (const auto &[id, start] : {std::pair(sendId, u"command refused command=message.send status=404 ms="_s),
                                    std::pair(unknownId, u"command refused command=- status=404 id="_s),
                                    std::pair(viewingId, u"command refused command=viewing status=422 id="_s)})
        QTRY_VERIFY2(line(id).contains(start), qPrintable(line(id)));
    QVERIFY(!m_stage.server().log().contains(u"secret"_s));

    LiveSocket stranger(m_stage.town().realtime());
    QVERIFY(stranger.open());
    const QJsonObject reply = stranger.signIn(u"no-token"_s);
    const QString helloId = reply["error"_L1]["requestId"_L1].toString();
    QVERIFY(!helloId.isEmpty());
    QTRY_VERIFY2(line(helloId).contains(u"command refused command=hello status=401 ms="_s), qPrintable(line(helloId)));
}

void TestObserved::logsHoldNoSecret_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("text") << QStringList{u"--log-level"_s, u"debug"_s};
    QTest::newRow("json") << QStringList{u"--log-level"_s, u"debug"_s, u"--log-format"_s, u"json"_s};
}

void TestObserved::logsHoldNoSecret()
{
    QFETCH(QStringList, arguments);
    Stage stage;
    stage.server().addArguments(arguments);
    QVERIFY(stage.raise());
    Town &town = stage.town();
    Person &ann = town.settle(u"Annabelle"_s);
    Person &ben = town.settle(u"Benedict"_s);
    const QString direct = town.direct(ann, ben);
    const auto socket = town.live(ann);
    town.say(ann, direct, u"a very private sentence"_s);
    QVERIFY(socket->ask(u"message.send"_s, textMessage(direct, u"another private sentence"_s)).contains("ok"_L1));
    const QString second = town.signInAgain(ann);
    // What goes wrong is where secrets slip out.
    ApiClient nobody(town.server());
    nobody.post(u"/api/users/login"_s, {{u"login"_s, ann.email}, {u"password"_s, u"a mistyped password"_s}});
    nobody.get(u"/api/users/me?token="_s + ann.token());
    ApiClient(town.server(), u"a-token-that-is-made-up"_s).get(u"/api/sync"_s);
    ann.api.get(u"/api/users/search?q=whispered-words"_s);
    ann.api.get(u"/api/search?q=whispered-words"_s);
    ann.api.get(u"/api/nowhere/a-path-that-names-somebody"_s);
    ann.api.post(u"/api/contacts"_s, {{u"email"_s, u"hidden.friend@example.org"_s}});
    ann.api.put(u"/api/users/%1/password"_s.arg(ann.id),
                {{u"current"_s, u"not the password"_s}, {u"password"_s, u"a brand new password"_s}});
    ann.api.send({.method = "POST", .path = u"/api/messages/send"_s, .body = "{\"content\":\"half a private sentence"});
    ann.api.send({.method = "POST", .path = u"/api/users/login"_s, .headers = {{"Bad Header", "a-secret-header"}}});
    HttpPeer peer = stage.peer();
    QVERIFY(peer.open() && peer.write("GARBAGE a-secret-line\r\n\r\n"));
    (void)peer.read();
    socket->sendText(u"{\"do\":\"hello\",\"secret\":\"a secret frame"_s);
    (void)socket->closeCode();
    ann.api.post(u"/api/users/logout"_s);
    QCOMPARE(stage.server().stop(), 0);
    const QString log = stage.server().log();
    QVERIFY2(log.contains(u"/api/messages/send"_s), "the log has what happened");
    const QStringList secrets{ann.token(),
                              ben.token(),
                              second,
                              ann.password,
                              ann.email,
                              ann.phone,
                              ben.email,
                              u"private sentence"_s,
                              u"mistyped"_s,
                              u"made-up"_s,
                              u"whispered"_s,
                              u"names-somebody"_s,
                              u"hidden.friend"_s,
                              u"brand new"_s,
                              u"not the password"_s,
                              u"a-secret-header"_s,
                              u"a-secret-line"_s,
                              u"secret frame"_s,
                              u"Annabelle"_s,
                              u"Bearer"_s};
    for (const QString &secret : secrets)
        QVERIFY2(!log.contains(secret, Qt::CaseInsensitive), qPrintable(u"%1 in\n%2"_s.arg(secret, log)));
    if (!arguments.contains(u"json"_s))
        return;
    for (const QByteArray &line : log.toUtf8().chopped(1).split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
}

void TestObserved::healthNeedsNoDatabase()
{
    const QJsonArray routes = ApiClient(m_control).get(u"/api/admin/routes"_s).json().value("routes"_L1).toArray();
    int found = 0;
    for (const QJsonValue &route : routes) {
        if (route["path"_L1] == u"/healthz"_s || route["path"_L1] == u"/metrics"_s) {
            QCOMPARE(route["lane"_L1].toString(), u"direct"_s);
            ++found;
        }
    }
    QCOMPARE(found, 2);
}

void TestObserved::readinessSaysWhyNot()
{
    ServerProcess server;
    // No disk has that much room left.
    server.addArguments({u"--database-min-free"_s, u"1024GiB"_s});
    QVERIFY2(server.startListening(), qPrintable(server.log()));
    ApiClient control(controlOf(server));
    IS_PROBLEM(m_stage, control.get(u"/readyz"_s), 503, "storage");
    QCOMPARE(control.get(u"/readyz"_s).json().value("detail"_L1).toString(), u"The disk is nearly full."_s);
    QCOMPARE(control.get(u"/healthz"_s).status, 200);
}

void TestObserved::systemdHearsOfEveryTurn()
{
    QTemporaryDir folder;
    NotifySocket systemd(folder.filePath(u"notify"_s));
    qputenv("WATCHDOG_USEC", "400000");
    ServerProcess server;
    const bool isStarted = server.start();
    qunsetenv("WATCHDOG_USEC");
    QVERIFY2(isStarted, qPrintable(server.log()));
    QVERIFY(!systemd.waitFor("READY=1").isEmpty());
    for (int i = 0; i < 3; ++i)
        QVERIFY(!systemd.waitFor("WATCHDOG=1").isEmpty());
    ::kill(pid_t(server.processId()), SIGHUP);
    const QByteArray reloading = systemd.waitFor("RELOADING=1");
    QVERIFY(reloading.contains("\nMONOTONIC_USEC="));
    QVERIFY(!systemd.waitFor("READY=1").isEmpty());
    QVERIFY(!systemd.waitFor("WATCHDOG=1").isEmpty());
    ::kill(pid_t(server.processId()), SIGTERM);
    QVERIFY(!systemd.waitFor("STOPPING=1").isEmpty());
    QCOMPARE(server.waitForEnd(), 0);
}

void TestObserved::aHangUpReloads()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kithd.toml"_s);
    const auto say = [&path](const QByteArray &text) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    };
    say("[log]\nrequests = false\n");
    ServerProcess server;
    server.useConfigFile(path);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const auto hangUp = [&server] { ::kill(pid_t(server.processId()), SIGHUP); };
    const auto ask = [&server](const QByteArray &id) {
        ApiClient(server.url()).send({.method = "GET", .path = u"/api/server"_s, .headers = {{"X-Request-Id", id}}});
    };
    ask("before-the-turn");
    say("[log]\nrequests = true\n");
    hangUp();
    QTRY_VERIFY(server.log().contains(u"kith.server: reloaded"_s));
    ask("after-the-turn");
    QTRY_VERIFY(server.log().contains(u"id=after-the-turn"_s));
    QVERIFY(!server.log().contains(u"id=before-the-turn"_s));
    say("[log]\nrequests = false\nlevle = 'info'\n");
    hangUp();
    QTRY_VERIFY(server.log().contains(u"not reloaded: the configuration is wrong"_s));
    QVERIFY(server.log().contains(u"kithd.toml:3"_s));
    ask("after-the-mistake");
    QTRY_VERIFY(server.log().contains(u"id=after-the-mistake"_s));
    QCOMPARE(ApiClient(server.url()).get(u"/healthz"_s).status, 200);
    QCOMPARE(server.stop(), 0);
}

QTEST_GUILESS_MAIN(TestObserved)
#include "test_observed.moc"
