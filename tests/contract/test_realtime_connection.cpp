// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
/// A handshake on a plain socket, and masked frames, for what QWebSocket would never send.
class RawSocket
{
public:
    explicit RawSocket(const QUrl &server)
        : m_peer(server)
    {
    }
    HttpReply shakeHands(const QByteArray &more = "Sec-WebSocket-Protocol: kith.1\r\n", const QByteArray &version = "13")
    {
        if (!m_peer.open())
            return {};
        m_peer.write("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                     "dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Version: "
                     + version + "\r\n" + more + "\r\n");
        return m_peer.read();
    }
    void send(quint8 firstByte, const QByteArray &payload)
    {
        QByteArray out(1, char(firstByte));
        if (payload.size() < 126) {
            out.append(char(0x80 | payload.size()));
        } else {
            out.append(char(0x80 | 126)).append(char(payload.size() >> 8)).append(char(payload.size()));
        }
        out.append("abcd");
        for (qsizetype i = 0; i < payload.size(); ++i)
            out.append(char(payload.at(i) ^ "abcd"[i % 4]));
        m_peer.write(out);
    }
    HttpPeer &peer() { return m_peer; }

private:
    HttpPeer m_peer;
};
} // namespace

/// How a socket of /ws is opened, greeted and spoken on, with Qt's WebSocket as the peer.
class TestRealtimeConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void handshakeIsRefused_data();
    void handshakeIsRefused();
    void handshakeNamesTheSubprotocol();
    void helloSignsIn();
    void wrongTokenClosesWith4401_data();
    void wrongTokenClosesWith4401();
    void commandBeforeHelloClosesWith4401();
    void secondHelloChangesNothing();
    void badFrameClosesWith4400_data();
    void badFrameClosesWith4400();
    void largestFrameIsTakenAndOneByteMoreIsNot();
    void floodClosesWith4429();
    void fragmentedTextIsOneCommand();
    void pingIsAnswered();
    void unknownCommandIsAnError_data();
    void unknownCommandIsAnError();
    void everyCommandRefusesWhatRestRefuses_data();
    void everyCommandRefusesWhatRestRefuses();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
    std::unique_ptr<LiveSocket> opened()
    {
        auto socket = std::make_unique<LiveSocket>(town().realtime());
        if (!socket->open())
            qFatal("the handshake was refused");
        return socket;
    }
};

void TestRealtimeConnection::handshakeIsRefused_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<int>("status");
    QTest::newRow("no subprotocol") << ""_ba
                                    << "13"_ba << 400;
    QTest::newRow("another subprotocol") << "Sec-WebSocket-Protocol: chat\r\n"_ba
                                         << "13"_ba << 400;
    QTest::newRow("foreign page") << "Sec-WebSocket-Protocol: kith.1\r\nOrigin: https://evil.example\r\n"_ba
                                  << "13"_ba << 403;
    QTest::newRow("null origin") << "Sec-WebSocket-Protocol: kith.1\r\nOrigin: null\r\n"_ba
                                 << "13"_ba << 403;
    QTest::newRow("old version") << "Sec-WebSocket-Protocol: kith.1\r\n"_ba
                                 << "8"_ba << 426;
    QTest::newRow("two keys") << "Sec-WebSocket-Protocol: kith.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"_ba
                              << "13"_ba << 400;
}

void TestRealtimeConnection::handshakeIsRefused()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, version);
    QFETCH(int, status);
    RawSocket socket(town().server());
    const HttpReply reply = socket.shakeHands(headers, version);
    QCOMPARE(reply.status, status);
    HAS_SHAPE(m_stage, reply.json(), "problem");
    if (status == 426)
        QCOMPARE(reply.header("Sec-WebSocket-Version"), "13"_ba);
    const HttpReply plain = ApiClient(town().server()).get(u"/ws"_s);
    QCOMPARE(plain.status, 426);
}

void TestRealtimeConnection::handshakeNamesTheSubprotocol()
{
    RawSocket socket(town().server());
    const HttpReply reply = socket.shakeHands("Sec-WebSocket-Protocol: other, kith.1\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
    QCOMPARE(reply.status, 101);
    QCOMPARE(reply.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba);
    QCOMPARE(reply.header("Sec-WebSocket-Protocol"), "kith.1"_ba);
    QCOMPARE(reply.count("Sec-WebSocket-Extensions"), 0);
}

void TestRealtimeConnection::helloSignsIn()
{
    const Person &anna = town().settle(u"Anna"_s);
    const auto socket = opened();
    const QJsonObject reply = socket->signIn(anna.token());
    HAS_SHAPE(m_stage, reply.value("ok"_L1), "ready");
    QCOMPARE(reply["ok"_L1]["userId"_L1].toString(), anna.id);
    QCOMPARE(reply["ok"_L1]["sessionId"_L1].toString(), anna.sessionId);
    QCOMPARE(reply["ok"_L1]["heartbeat"_L1].toInteger(), 25);
}

void TestRealtimeConnection::wrongTokenClosesWith4401_data()
{
    QTest::addColumn<QJsonObject>("data");
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("empty") << QJsonObject{{u"token"_s, u""_s}};
    QTest::newRow("nonsense") << QJsonObject{{u"token"_s, u"nonsense"_s}};
    QTest::newRow("number") << QJsonObject{{u"token"_s, 5}};
    QTest::newRow("object") << QJsonObject{{u"token"_s, QJsonObject()}};
    QTest::newRow("long") << QJsonObject{{u"token"_s, QString(5000, u'a')}};
    QTest::newRow("not ASCII") << QJsonObject{{u"token"_s, u"gr\u00FC\u00DFe"_s}};
}

void TestRealtimeConnection::wrongTokenClosesWith4401()
{
    QFETCH(QJsonObject, data);
    const auto socket = opened();
    const QJsonObject reply = socket->ask(u"hello"_s, data);
    HAS_SHAPE(m_stage, reply.value("error"_L1), "problem");
    QVERIFY(!reply.contains("ok"_L1));
    QCOMPARE(socket->closeCode().value_or(0), 4401);
}

void TestRealtimeConnection::commandBeforeHelloClosesWith4401()
{
    for (const QString &command : {u"ping"_s, u"message.send"_s, u"typing"_s, u"nothing"_s}) {
        const auto socket = opened();
        socket->post(command);
        QCOMPARE(socket->closeCode().value_or(0), 4401);
        QCOMPARE(socket->order(), QStringList{u"on bye"_s});
        HAS_SHAPE(m_stage, socket->event(u"bye"_s), "event_bye");
    }
}

void TestRealtimeConnection::secondHelloChangesNothing()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const auto socket = town().live(anna);
    QVERIFY(!errorOf(socket->ask(u"hello"_s, {{u"token"_s, bert.token()}})).isEmpty());
    QVERIFY(socket->settle());
    // Still Anna, and Anna only.
    const QString about = u"not for Anna"_s;
    QCOMPARE(bert.api.put(u"/api/users/"_s + bert.id, {{u"about"_s, about}}).status, 200);
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, {{u"about"_s, u"for Anna"_s}}).status, 200);
    const QJsonObject event = socket->event(u"me.changed"_s);
    QCOMPARE(event["data"_L1]["user"_L1]["about"_L1].toString(), u"for Anna"_s);
}

void TestRealtimeConnection::badFrameClosesWith4400_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"hello"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("list") << u"[]"_s;
    QTest::newRow("half") << u"{\"id\":\"1\""_s;
    QTest::newRow("no id") << u"{\"do\":\"ping\"}"_s;
    QTest::newRow("id as a number") << u"{\"id\":1,\"do\":\"ping\"}"_s;
    QTest::newRow("empty id") << u"{\"id\":\"\",\"do\":\"ping\"}"_s;
    QTest::newRow("long id") << u"{\"id\":\"%1\",\"do\":\"ping\"}"_s.arg(QString(65, u'x'));
    QTest::newRow("no command") << u"{\"id\":\"1\"}"_s;
    QTest::newRow("command as a list") << u"{\"id\":\"1\",\"do\":[]}"_s;
    QTest::newRow("data as a text") << u"{\"id\":\"1\",\"do\":\"ping\",\"data\":\"x\"}"_s;
    QTest::newRow("deep") << u"{\"id\":\"1\",\"do\":\"ping\",\"data\":{\"a\":%1%2}}"_s.arg(QString(20'000, u'['), QString(20'000, u']'));
    QTest::newRow("binary") << u"<binary>"_s;
}

void TestRealtimeConnection::badFrameClosesWith4400()
{
    QFETCH(QString, text);
    const auto socket = town().live(town().settle(u"Bad"_s));
    if (text == u"<binary>"_s)
        socket->sendBinary("{\"id\":\"1\",\"do\":\"ping\"}");
    else
        socket->sendText(text);
    QCOMPARE(socket->closeCode().value_or(0), 4400);
}

void TestRealtimeConnection::largestFrameIsTakenAndOneByteMoreIsNot()
{
    const auto socket = town().live(town().settle(u"Large"_s));
    const qsizetype bare = textOf(frame(u"big"_s, u"ping"_s, {{u"x"_s, u""_s}})).size();
    const auto sized = [&](qsizetype bytes) { return textOf(frame(u"big"_s, u"ping"_s, {{u"x"_s, QString(bytes - bare, u'x')}})); };
    QCOMPARE(sized(262'144).size(), 262'144);
    socket->sendText(sized(262'144));
    QVERIFY(socket->replyTo(u"big"_s).contains("ok"_L1));
    socket->sendText(sized(262'145));
    QCOMPARE(socket->closeCode().value_or(0), 4413);
}

void TestRealtimeConnection::floodClosesWith4429()
{
    Stage strict(Stage::RateLimits::On);
    QVERIFY(strict.raise());
    const Person &flooder = strict.town().settle(u"Flooder"_s);
    const auto socket = strict.town().live(flooder);
    QStringList ids;
    for (int i = 0; i < 400; ++i)
        ids.append(socket->post(u"ping"_s));
    QCOMPARE(socket->closeCode().value_or(0), 4429);
    int served = 0;
    int refused = 0;
    for (const QString &id : std::as_const(ids)) {
        const QJsonObject reply = socket->replyTo(id, 0);
        served += reply.contains("ok"_L1);
        if (errorOf(reply) == u"too_many_requests"_s) {
            ++refused;
            QVERIFY(reply["error"_L1]["retryAfter"_L1].toInteger() > 0);
        }
    }
    QVERIFY(served >= 20);
    QVERIFY(refused > 0);
    // Nobody else suffers.
    QVERIFY(strict.town().live(flooder)->settle());
}

void TestRealtimeConnection::fragmentedTextIsOneCommand()
{
    RawSocket socket(town().server());
    QCOMPARE(socket.shakeHands().status, 101);
    const QByteArray hello
        = textOf(frame(u"h"_s, u"hello"_s, {{u"token"_s, town().settle(u"Parts"_s).token()}, {u"device"_s, u"\u00FC"_s}})).toUtf8();
    // A ping between the parts, and a cut within a character, are legal.
    const qsizetype cut = hello.indexOf("\xC3") + 1;
    socket.send(0x01, hello.left(cut));
    socket.send(0x89, "ping");
    socket.send(0x00, hello.mid(cut, 3));
    socket.send(0x80, hello.mid(cut + 3));
    QByteArray received;
    const QDeadlineTimer deadline(LiveSocket::patienceMs);
    while (!received.contains("\"sessionId\"") && !deadline.hasExpired()) {
        (void)socket.peer().read(false, 50);
        received = socket.peer().unread();
    }
    QVERIFY(received.startsWith(QByteArray("\x8A\x04ping", 6)));
    QVERIFY(received.contains("\"re\":\"h\""));
    // An unmasked frame is none of a client.
    socket.peer().write(QByteArray("\x81\x02{}", 4));
    const auto rest = socket.peer().readToEnd();
    QVERIFY(rest.has_value());
    QVERIFY(rest->contains(QByteArray("\x03\xEA", 2))); // 1002
}

void TestRealtimeConnection::pingIsAnswered()
{
    const auto socket = town().live(town().settle(u"Ping"_s));
    HAS_SHAPE(m_stage, socket->ask(u"ping"_s).value("ok"_L1), "pong");
    socket->ping("payload");
    QVERIFY(socket->waitUntil([&] { return socket->pongs() == 1; }));
    QCOMPARE(socket->lastPong(), "payload"_ba);
}

void TestRealtimeConnection::unknownCommandIsAnError_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"nothing", "MESSAGE.SEND", "message.send ", "POST /api/messages/send", "users.register"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestRealtimeConnection::unknownCommandIsAnError()
{
    QFETCH(QString, command);
    const auto socket = town().live(town().settle(u"Unknown"_s));
    const QJsonObject reply = socket->ask(command);
    HAS_SHAPE(m_stage, reply.value("error"_L1), "problem");
    QCOMPARE(errorOf(reply), u"not_found"_s);
    QVERIFY(socket->settle());
}

void TestRealtimeConnection::everyCommandRefusesWhatRestRefuses_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < operations().size(); ++i) {
        if (!operations().at(i).command.isEmpty() && operations().at(i).command != "hello")
            QTest::newRow(operations().at(i).command.constData()) << int(i);
    }
}

void TestRealtimeConnection::everyCommandRefusesWhatRestRefuses()
{
    QFETCH(int, index);
    const Operation &operation = operations().at(index);
    const QString command = QString::fromLatin1(operation.command);
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &stranger = town().settle(u"Stranger"_s);
    const QString direct = town().direct(anna, bert);
    const QString message = idOf(town().say(anna, direct, u"x"_s));
    const auto socket = town().live(stranger);

    QJsonObject data = textMessage(direct, u"x"_s);
    data.insert(u"seq"_s, 1);
    data.insert(u"kind"_s, u"text"_s);
    data.insert(u"messageId"_s, message);
    QCOMPARE(errorOf(socket->ask(command, data)), u"not_found"_s);

    QStringList required;
    for (const Field &field : operation.fields) {
        if (field.need == Field::Need::Required)
            required.append(field.name);
    }
    const QJsonObject reply = socket->ask(command);
    // Which message it is about comes before what is to be done with it, as with a path.
    if (required.isEmpty() || operation.path.contains(u"{messageId}"_s)) {
        QCOMPARE(errorOf(reply), u"not_found"_s);
    } else {
        QCOMPARE(errorOf(reply), u"validation"_s);
        QCOMPARE(reply["error"_L1]["fields"_L1].toArray().size(), required.size());
    }
    // Claiming to be somebody else is no help.
    data.insert(u"userId"_s, anna.id);
    data.insert(u"token"_s, anna.token());
    QCOMPARE(errorOf(socket->ask(command, data)), u"not_found"_s);
}

QTEST_GUILESS_MAIN(TestRealtimeConnection)
#include "test_realtime_connection.moc"
