// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/operations.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int revocationMs = 1000;

LiveSocket::Predicate of(const QString &conversation)
{
    return [conversation](const QJsonObject &event) { return event.value("conversationId"_L1).toString() == conversation; };
}

LiveSocket::Predicate holding(const QString &content)
{
    return [content](const QJsonObject &event) { return event["data"_L1]["content"_L1].toString() == content; };
}

LiveSocket::Predicate aboutMe(const QString &what)
{
    return [what](const QJsonObject &event) { return event["data"_L1]["what"_L1].toString() == what; };
}

QString errorOf(const QJsonObject &reply)
{
    return reply["error"_L1]["code"_L1].toString();
}

QJsonObject frame(const QString &id, const QString &command, const QJsonObject &data = {})
{
    return {{u"id"_s, id}, {u"do"_s, command}, {u"data"_s, data}};
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject pointer(const QString &conversation, qint64 seq)
{
    return {{u"conversationId"_s, conversation}, {u"seq"_s, seq}};
}

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

/// Every command and every event of /ws, with Qt's WebSocket as the peer.
class TestRealtime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

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

    void messageReachesEverybodyOnce();
    void sendIsOnceOverBothWays();
    void answersKeepTheOrderOfTheQuestions();
    void versionsAreConsecutive();
    void unsendIsTold();
    void groupChangesAreTold();
    void pointersAreTold();
    void readPositionsAreHiddenWhereTheyAreKept();
    void typingIsToldToTheOthers();
    void typingStopsAtABlock();
    void presenceIsToldToContacts();
    void hiddenPresenceIsNotTold();
    void viewingIsTaken();
    void ownChangesReachOwnDevices();
    void requestsAndAdditionsNotify();

    void nothingReachesWhoIsNoMember();
    void removedMemberHearsNoMore();
    void signingOutClosesTheSocketAtOnce_data();
    void signingOutClosesTheSocketAtOnce();

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

void TestRealtime::initTestCase()
{
    QVERIFY(m_stage.raise());
}

void TestRealtime::handshakeIsRefused_data()
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

void TestRealtime::handshakeIsRefused()
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

void TestRealtime::handshakeNamesTheSubprotocol()
{
    RawSocket socket(town().server());
    const HttpReply reply = socket.shakeHands("Sec-WebSocket-Protocol: other, kith.1\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
    QCOMPARE(reply.status, 101);
    QCOMPARE(reply.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba);
    QCOMPARE(reply.header("Sec-WebSocket-Protocol"), "kith.1"_ba);
    QCOMPARE(reply.count("Sec-WebSocket-Extensions"), 0);
}

void TestRealtime::helloSignsIn()
{
    const Person &anna = town().settle(u"Anna"_s);
    const auto socket = opened();
    const QJsonObject reply = socket->signIn(anna.token());
    HAS_SHAPE(m_stage, reply.value("ok"_L1), "ready");
    QCOMPARE(reply["ok"_L1]["userId"_L1].toString(), anna.id);
    QCOMPARE(reply["ok"_L1]["sessionId"_L1].toString(), anna.sessionId);
    QCOMPARE(reply["ok"_L1]["heartbeat"_L1].toInteger(), 25);
}

void TestRealtime::wrongTokenClosesWith4401_data()
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

void TestRealtime::wrongTokenClosesWith4401()
{
    QFETCH(QJsonObject, data);
    const auto socket = opened();
    const QJsonObject reply = socket->ask(u"hello"_s, data);
    HAS_SHAPE(m_stage, reply.value("error"_L1), "problem");
    QVERIFY(!reply.contains("ok"_L1));
    QCOMPARE(socket->closeCode().value_or(0), 4401);
}

void TestRealtime::commandBeforeHelloClosesWith4401()
{
    for (const QString &command : {u"ping"_s, u"message.send"_s, u"typing"_s, u"nothing"_s}) {
        const auto socket = opened();
        socket->post(command);
        QCOMPARE(socket->closeCode().value_or(0), 4401);
        QCOMPARE(socket->order(), QStringList{u"on bye"_s});
        HAS_SHAPE(m_stage, socket->event(u"bye"_s), "event_bye");
    }
}

void TestRealtime::secondHelloChangesNothing()
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

void TestRealtime::badFrameClosesWith4400_data()
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

void TestRealtime::badFrameClosesWith4400()
{
    QFETCH(QString, text);
    const auto socket = town().live(town().settle(u"Bad"_s));
    if (text == u"<binary>"_s)
        socket->sendBinary("{\"id\":\"1\",\"do\":\"ping\"}");
    else
        socket->sendText(text);
    QCOMPARE(socket->closeCode().value_or(0), 4400);
}

void TestRealtime::largestFrameIsTakenAndOneByteMoreIsNot()
{
    const auto socket = town().live(town().settle(u"Large"_s));
    const qsizetype bare = textOf(frame(u"big"_s, u"ping"_s, {{u"x"_s, u""_s}})).size();
    const auto sized = [&](qsizetype bytes) { return textOf(frame(u"big"_s, u"ping"_s, {{u"x"_s, QString(bytes - bare, u'x')}})); };
    QCOMPARE(sized(65'536).size(), 65'536);
    socket->sendText(sized(65'536));
    QVERIFY(socket->replyTo(u"big"_s).contains("ok"_L1));
    socket->sendText(sized(65'537));
    QCOMPARE(socket->closeCode().value_or(0), 4413);
}

void TestRealtime::floodClosesWith4429()
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

void TestRealtime::fragmentedTextIsOneCommand()
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

void TestRealtime::pingIsAnswered()
{
    const auto socket = town().live(town().settle(u"Ping"_s));
    HAS_SHAPE(m_stage, socket->ask(u"ping"_s).value("ok"_L1), "pong");
    socket->ping("payload");
    QVERIFY(socket->waitUntil([&] { return socket->pongs() == 1; }));
    QCOMPARE(socket->lastPong(), "payload"_ba);
}

void TestRealtime::unknownCommandIsAnError_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"nothing", "MESSAGE.SEND", "message.send ", "POST /api/messages/send", "users.register"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestRealtime::unknownCommandIsAnError()
{
    QFETCH(QString, command);
    const auto socket = town().live(town().settle(u"Unknown"_s));
    const QJsonObject reply = socket->ask(command);
    HAS_SHAPE(m_stage, reply.value("error"_L1), "problem");
    QCOMPARE(errorOf(reply), u"not_found"_s);
    QVERIFY(socket->settle());
}

void TestRealtime::everyCommandRefusesWhatRestRefuses_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < operations().size(); ++i) {
        if (!operations().at(i).command.isEmpty() && operations().at(i).command != "hello")
            QTest::newRow(operations().at(i).command.constData()) << int(i);
    }
}

void TestRealtime::everyCommandRefusesWhatRestRefuses()
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
    if (required.isEmpty()) {
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

void TestRealtime::messageReachesEverybodyOnce()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto annasTablet = town().live(town().signInAgain(anna));
    const auto berts = town().live(bert);

    const QJsonObject data = textMessage(direct, u"over the wire"_s);
    const QJsonObject reply = annas->ask(u"message.send"_s, data);
    HAS_SHAPE(m_stage, reply.value("ok"_L1), "message");
    const QJsonObject event = berts->event(u"message.created"_s);
    HAS_SHAPE(m_stage, event, "event_message_created");
    QCOMPARE(event["data"_L1]["content"_L1].toString(), u"over the wire"_s);
    QCOMPARE(event.value("version"_L1), event["data"_L1]["version"_L1]);
    QCOMPARE(event["data"_L1]["id"_L1], reply["ok"_L1]["id"_L1]);
    // The sender's devices hear it too, with the clientId that lets them find their own.
    for (LiveSocket *socket : {annas.get(), annasTablet.get()}) {
        const QJsonObject own = socket->event(u"message.created"_s);
        QCOMPARE(own["data"_L1]["clientId"_L1], data.value("clientId"_L1));
    }
    town().say(bert, direct, u"fence"_s);
    for (LiveSocket *socket : {annas.get(), annasTablet.get(), berts.get()}) {
        QVERIFY(!socket->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
        QVERIFY(!socket->hasEvent(u"message.created"_s));
    }
}

void TestRealtime::sendIsOnceOverBothWays()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    const QJsonObject data = textMessage(direct, u"once"_s);
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.append(annas->post(u"message.send"_s, data));
    const HttpReply rest = anna.api.post(u"/api/messages/send"_s, data);
    QVERIFY(rest.status == 200 || rest.status == 201);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(annas->replyTo(id).value("ok"_L1).toObject(), rest.json());
    town().say(anna, direct, u"fence"_s);
    QVERIFY(!berts->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    QVERIFY(!berts->event(u"message.created"_s, holding(u"once"_s)).isEmpty());
    QVERIFY(!berts->hasEvent(u"message.created"_s));
    QCOMPARE(anna.api.get(u"/api/conversations/"_s + direct).json().value("lastSeq"_L1).toInteger(), 2);
}

void TestRealtime::answersKeepTheOrderOfTheQuestions()
{
    Person &anna = town().settle(u"Anna"_s);
    const QString direct = town().direct(anna, town().settle(u"Bert"_s));
    const auto socket = town().live(anna);
    QStringList ids;
    for (int i = 0; i < 40; ++i)
        ids.append(socket->post(u"message.send"_s, textMessage(direct, QString::number(i))));
    qint64 seq = 0;
    for (const QString &id : std::as_const(ids)) {
        const QJsonObject reply = socket->replyTo(id);
        QCOMPARE(reply["ok"_L1]["seq"_L1].toInteger(), ++seq);
    }
    QStringList answered;
    for (const QString &one : socket->order()) {
        if (one.startsWith(u"re "_s) && ids.contains(one.mid(3)))
            answered.append(one.mid(3));
    }
    QCOMPARE(answered, ids);
}

void TestRealtime::versionsAreConsecutive()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    const QString group = town().group(anna, u"Versions"_s, {&bert});
    town().befriend(anna, carl);
    const auto berts = town().live(bert);
    qint64 version = bert.api.get(u"/api/conversations/"_s + group).json().value("version"_L1).toInteger();
    const QString participant = u"/api/participant/"_s + group;

    const QJsonObject first = town().say(anna, group, u"1"_s);
    QCOMPARE(anna.api.post(participant, {{u"userIds"_s, QJsonArray{carl.id}}}).status, 200);
    QCOMPARE(anna.api.put(participant + u'/' + carl.id, {{u"role"_s, u"admin"_s}}).status, 200);
    QCOMPARE(carl.api.put(u"/api/conversations/"_s + group, {{u"name"_s, u"Versions 2"_s}}).status, 200);
    QCOMPARE(anna.api.put(u"/api/messages/unsent/"_s + idOf(first)).status, 200);
    QCOMPARE(anna.api.remove(participant + u'/' + carl.id).status, 204);
    town().say(anna, group, u"fence"_s);
    QVERIFY(!berts->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());

    const qint64 last = bert.api.get(u"/api/conversations/"_s + group).json().value("version"_L1).toInteger();
    QList<qint64> versions;
    const QList<QJsonObject> events = berts->takeEvents();
    for (const QJsonObject &event : events) {
        if (of(group)(event) && event.contains("version"_L1))
            versions.append(event.value("version"_L1).toInteger());
    }
    QList<qint64> expected;
    while (++version < last)
        expected.append(version);
    QCOMPARE(versions, expected);
}

void TestRealtime::unsendIsTold()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    const QString id = idOf(town().say(anna, direct, u"oops"_s));
    HAS_SHAPE(m_stage, annas->ask(u"message.unsend"_s, {{u"messageId"_s, id}}).value("ok"_L1), "message");
    const QJsonObject event = berts->event(u"message.changed"_s);
    HAS_SHAPE(m_stage, event, "event_message_changed");
    QCOMPARE(event["data"_L1]["id"_L1].toString(), id);
    QCOMPARE(event["data"_L1]["content"_L1].toString(), QString());
    QVERIFY(event["data"_L1].toObject().contains("unsentAt"_L1));
}

void TestRealtime::groupChangesAreTold()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    const QString group = town().group(anna, u"Told"_s, {&bert});
    town().befriend(anna, carl);
    const auto berts = town().live(bert);
    const auto carls = town().live(carl);

    QCOMPARE(anna.api.put(u"/api/conversations/"_s + group, {{u"name"_s, u"Told anew"_s}}).status, 200);
    const QJsonObject renamed = berts->event(u"conversation.changed"_s);
    HAS_SHAPE(m_stage, renamed, "event_conversation_changed");
    QCOMPARE(renamed["data"_L1]["name"_L1].toString(), u"Told anew"_s);

    QCOMPARE(anna.api.post(u"/api/participant/"_s + group, {{u"userIds"_s, QJsonArray{carl.id}}}).status, 200);
    const QJsonObject joined = berts->event(u"participant.changed"_s);
    HAS_SHAPE(m_stage, joined, "event_participant_changed");
    QCOMPARE(joined["data"_L1]["user"_L1]["id"_L1].toString(), carl.id);
    QCOMPARE(joined["data"_L1]["memberCount"_L1].toInteger(), 3);
    const QJsonObject mine = carls->event(u"me.changed"_s, aboutMe(u"conversations"_s));
    HAS_SHAPE(m_stage, mine, "event_me_changed");
    QCOMPARE(mine["data"_L1]["conversationId"_L1].toString(), group);

    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, carl.id)).status, 204);
    for (LiveSocket *socket : {berts.get(), carls.get()}) {
        const QJsonObject left = socket->event(u"participant.changed"_s,
                                               [](const QJsonObject &event) { return event["data"_L1].toObject().contains("leftAt"_L1); });
        QCOMPARE(left["data"_L1]["user"_L1]["id"_L1].toString(), carl.id);
    }
}

void TestRealtime::pointersAreTold()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    const auto bertsTablet = town().live(town().signInAgain(bert));
    town().say(anna, direct, u"1"_s);
    town().say(anna, direct, u"2"_s);

    HAS_SHAPE(m_stage, berts->ask(u"message.delivered"_s, pointer(direct, 1)).value("ok"_L1), "moved_pointers");
    const QJsonObject delivered = annas->event(u"receipt"_s);
    HAS_SHAPE(m_stage, delivered, "event_receipt");
    QCOMPARE(delivered["data"_L1]["userId"_L1].toString(), bert.id);
    QCOMPARE(delivered["data"_L1]["deliveredSeq"_L1].toInteger(), 1);

    QCOMPARE(berts->ask(u"message.read"_s, pointer(direct, 2))["ok"_L1]["unread"_L1].toInteger(), 0);
    const QJsonObject read = annas->event(u"receipt"_s);
    QCOMPARE(read["data"_L1]["readSeq"_L1].toInteger(), 2);
    QCOMPARE(read["data"_L1]["deliveredSeq"_L1].toInteger(), 2);
    // The person's other device knows that it was read.
    const QJsonObject mine = bertsTablet->event(u"me.changed"_s,
                                                [](const QJsonObject &event) { return event["data"_L1]["unread"_L1].toInteger(-1) == 0; });
    QCOMPARE(mine["data"_L1]["conversationId"_L1].toString(), direct);
    // A pointer that does not move tells nobody.
    berts->ask(u"message.read"_s, pointer(direct, 1));
    town().say(bert, direct, u"fence"_s);
    QVERIFY(!annas->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    QVERIFY(!annas->hasEvent(u"receipt"_s));
}

void TestRealtime::readPositionsAreHiddenWhereTheyAreKept()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    QCOMPARE(bert.api.put(u"/api/users/"_s + bert.id, {{u"settings"_s, QJsonObject{{u"readReceipts"_s, false}}}}).status, 200);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    town().say(anna, direct, u"1"_s);
    berts->ask(u"message.read"_s, pointer(direct, 1));
    const QJsonObject receipt = annas->event(u"receipt"_s);
    QCOMPARE(receipt["data"_L1]["deliveredSeq"_L1].toInteger(), 1);
    QVERIFY(receipt["data"_L1]["readSeq"_L1].toInteger() == 0);
    // And the other way round.
    town().say(bert, direct, u"2"_s);
    annas->ask(u"message.delivered"_s, pointer(direct, 2));
    annas->ask(u"message.read"_s, pointer(direct, 2));
    town().say(anna, direct, u"fence"_s);
    QVERIFY(!berts->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    const QList<QJsonObject> events = berts->takeEvents();
    for (const QJsonObject &event : events) {
        if (event.value("on"_L1).toString() == u"receipt"_s)
            QVERIFY(event["data"_L1]["readSeq"_L1].toInteger() == 0);
    }
}

void TestRealtime::typingIsToldToTheOthers()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    const QString group = town().group(anna, u"Typing"_s, {&bert, &carl});
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    const auto carls = town().live(carl);
    QVERIFY(annas->ask(u"typing"_s, {{u"conversationId"_s, group}, {u"kind"_s, u"voice"_s}}).contains("ok"_L1));
    for (LiveSocket *socket : {berts.get(), carls.get()}) {
        const QJsonObject event = socket->event(u"typing"_s);
        HAS_SHAPE(m_stage, event, "event_typing");
        QCOMPARE(event["data"_L1]["userId"_L1].toString(), anna.id);
        QCOMPARE(event["data"_L1]["kind"_L1].toString(), u"voice"_s);
    }
    QCOMPARE(errorOf(annas->ask(u"typing"_s, {{u"conversationId"_s, group}, {u"kind"_s, u"thinking"_s}})), u"validation"_s);
    town().say(bert, group, u"fence"_s);
    QVERIFY(!annas->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    QVERIFY(!annas->hasEvent(u"typing"_s));
}

void TestRealtime::typingStopsAtABlock()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    QCOMPARE(bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"blocked"_s}}).status, 200);
    // The same answer as ever: a block is not told.
    for (LiveSocket *socket : {annas.get(), berts.get()})
        QVERIFY(socket->ask(u"typing"_s, {{u"conversationId"_s, direct}}).contains("ok"_L1));
    const QString shared = town().group(anna, u"Beside"_s, {});
    QCOMPARE(bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"unblocked"_s}}).status, 200);
    town().say(anna, shared, u"fence"_s);
    QVERIFY(!annas->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    QVERIFY(annas->settle() && berts->settle());
    QVERIFY(!annas->hasEvent(u"typing"_s));
    QVERIFY(!berts->hasEvent(u"typing"_s));
}

void TestRealtime::presenceIsToldToContacts()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    (void)town().direct(anna, bert);
    const auto annas = town().live(anna);
    const auto ofBert = [&](bool isOnline) {
        return [id = bert.id, isOnline](const QJsonObject &event) {
            return event["data"_L1]["userId"_L1].toString() == id && event["data"_L1]["online"_L1].toBool() == isOnline;
        };
    };
    auto berts = town().live(bert);
    HAS_SHAPE(m_stage, annas->event(u"presence"_s, ofBert(true)), "event_presence");
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json()["contacts"_L1][0]["presence"_L1]["online"_L1].toBool(), true);
    // With two devices one may go.
    auto tablet = town().live(town().signInAgain(bert));
    berts->close();
    QVERIFY(tablet->settle());
    tablet->abort();
    const QJsonObject gone = annas->event(u"presence"_s, ofBert(false), 15'000);
    HAS_SHAPE(m_stage, gone, "event_presence");
    QVERIFY(gone["data"_L1].toObject().contains("lastSeenAt"_L1));
    QCOMPARE(anna.api.get(u"/api/contacts"_s).json()["contacts"_L1][0]["presence"_L1]["online"_L1].toBool(true), false);
}

void TestRealtime::hiddenPresenceIsNotTold()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &carl = town().settle(u"Carl"_s);
    Person &stranger = town().settle(u"Stranger"_s);
    town().befriend(anna, bert);
    town().befriend(anna, carl);
    QCOMPARE(bert.api.put(u"/api/users/"_s + bert.id, {{u"settings"_s, QJsonObject{{u"presence"_s, u"nobody"_s}}}}).status, 200);
    const auto annas = town().live(anna);
    const auto strangers = town().live(stranger);
    const auto berts = town().live(bert);
    const auto carls = town().live(carl);
    QVERIFY(!annas->event(u"presence"_s, [&](const QJsonObject &event) { return event["data"_L1]["userId"_L1].toString() == carl.id; })
                 .isEmpty());
    QVERIFY(annas
                ->event(
                    u"presence"_s, [&](const QJsonObject &event) { return event["data"_L1]["userId"_L1].toString() == bert.id; }, 0)
                .isEmpty());
    QVERIFY(strangers->settle());
    QVERIFY(!strangers->hasEvent(u"presence"_s));
    const QJsonArray contacts = anna.api.get(u"/api/contacts"_s).json().value("contacts"_L1).toArray();
    for (const QJsonValue &contact : contacts)
        QCOMPARE(contact.toObject().contains("presence"_L1), contact["user"_L1]["id"_L1].toString() == carl.id);
}

void TestRealtime::viewingIsTaken()
{
    Person &anna = town().settle(u"Anna"_s);
    const QString direct = town().direct(anna, town().settle(u"Bert"_s));
    const auto socket = town().live(anna);
    QVERIFY(socket->ask(u"viewing"_s, {{u"conversationId"_s, direct}, {u"idle"_s, false}}).contains("ok"_L1));
    QVERIFY(socket->ask(u"viewing"_s, {{u"conversationId"_s, QJsonValue::Null}, {u"idle"_s, true}}).contains("ok"_L1));
    QCOMPARE(errorOf(socket->ask(u"viewing"_s, {{u"conversationId"_s, 5}, {u"idle"_s, u"yes"_s}})), u"validation"_s);
}

void TestRealtime::ownChangesReachOwnDevices()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    QCOMPARE(anna.api.put(u"/api/users/"_s + anna.id, {{u"about"_s, u"new"_s}}).status, 200);
    const QJsonObject profile = annas->event(u"me.changed"_s, aboutMe(u"profile"_s));
    HAS_SHAPE(m_stage, profile, "event_me_changed");
    HAS_SHAPE(m_stage, profile["data"_L1]["user"_L1], "user_own");
    QCOMPARE(profile.value("version"_L1), profile["data"_L1]["user"_L1]["version"_L1]);
    qint64 version = profile.value("version"_L1).toInteger();

    anna.api.post(u"/api/contacts"_s, {{u"phone"_s, bert.phone}});
    QVERIFY(!berts->event(u"me.changed"_s, aboutMe(u"contacts"_s)).isEmpty());
    QJsonObject event = annas->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QCOMPARE(event.value("version"_L1).toInteger(), ++version);
    bert.api.put(u"/api/contacts/"_s + anna.id, {{u"status"_s, u"accepted"_s}});
    event = annas->event(u"me.changed"_s, aboutMe(u"contacts"_s));
    QCOMPARE(event.value("version"_L1).toInteger(), ++version);
    bert.api.put(u"/api/users/"_s + bert.id, {{u"firstname"_s, u"Berta"_s}});
    QVERIFY(!annas->event(u"me.changed"_s, aboutMe(u"contacts"_s)).isEmpty());
}

void TestRealtime::requestsAndAdditionsNotify()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const auto annas = town().live(anna);
    const auto berts = town().live(bert);
    (void)town().group(anna, u"Notify"_s, {&bert});
    const auto isKind = [](const char *kind) {
        return [kind](const QJsonObject &event) { return event["data"_L1]["kind"_L1].toString() == QLatin1String(kind); };
    };
    HAS_SHAPE(m_stage, berts->event(u"notification"_s, isKind("contact_requested")), "event_notification");
    HAS_SHAPE(m_stage, annas->event(u"notification"_s, isKind("contact_accepted")), "event_notification");
    HAS_SHAPE(m_stage, berts->event(u"notification"_s, isKind("participant_added")), "event_notification");
}

void TestRealtime::nothingReachesWhoIsNoMember()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    Person &outsider = town().settle(u"Outsider"_s);
    town().befriend(anna, outsider);
    const QString direct = town().direct(anna, bert);
    const QString group = town().group(anna, u"Closed"_s, {&bert});
    const QString open = town().direct(anna, outsider);
    const auto outsiders = town().live(outsider);
    const auto annas = town().live(anna);
    outsiders->ask(u"viewing"_s, {{u"conversationId"_s, group}, {u"idle"_s, false}});
    const QJsonObject said = town().say(anna, group, u"not for outsiders"_s);
    town().say(bert, direct, u"nor this"_s);
    bert.api.put(u"/api/messages/read"_s, pointer(group, 2));
    annas->ask(u"typing"_s, {{u"conversationId"_s, group}});
    anna.api.put(u"/api/conversations/"_s + group, {{u"name"_s, u"Still closed"_s}});
    anna.api.put(u"/api/participant/%1/%2"_s.arg(group, bert.id), {{u"role"_s, u"admin"_s}});
    anna.api.put(u"/api/messages/unsent/"_s + idOf(said));
    anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, bert.id));
    town().say(anna, open, u"fence"_s);
    QVERIFY(!outsiders->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    const QList<QJsonObject> heard = outsiders->takeEvents();
    for (const QJsonObject &event : heard)
        QVERIFY2(event.value("on"_L1).toString() == u"presence"_s || of(open)(event), qPrintable(textOf(event)));
}

void TestRealtime::removedMemberHearsNoMore()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString group = town().group(anna, u"Removal"_s, {&bert});
    const QString direct = town().direct(anna, bert);
    const auto berts = town().live(bert);
    const auto annas = town().live(anna);
    town().say(anna, group, u"heard"_s);
    QCOMPARE(anna.api.remove(u"/api/participant/%1/%2"_s.arg(group, bert.id)).status, 204);
    QVERIFY(!berts->event(u"participant.changed"_s).isEmpty());
    town().say(anna, group, u"unheard"_s);
    annas->ask(u"typing"_s, {{u"conversationId"_s, group}});
    town().say(anna, direct, u"fence"_s);
    QVERIFY(!berts->event(u"message.created"_s, holding(u"fence"_s)).isEmpty());
    QVERIFY(!berts->event(u"message.created"_s, holding(u"heard"_s)).isEmpty());
    const QList<QJsonObject> events = berts->takeEvents();
    for (const QJsonObject &event : events)
        QVERIFY2(!of(group)(event), qPrintable(textOf(event)));
    QCOMPARE(errorOf(berts->ask(u"message.send"_s, textMessage(group, u"let me in"_s))), u"forbidden"_s);
    QCOMPARE(errorOf(berts->ask(u"typing"_s, {{u"conversationId"_s, group}})), u"forbidden"_s);
}

void TestRealtime::signingOutClosesTheSocketAtOnce_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"logout", "revoked from another device", "all others revoked", "password changed"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestRealtime::signingOutClosesTheSocketAtOnce()
{
    QFETCH(QString, way);
    Person &anna = town().settle(u"Anna"_s);
    const QString token = town().signInAgain(anna);
    const auto stays = town().live(anna);
    LiveSocket goes(town().realtime());
    const QString session = goes.signIn(token)["ok"_L1]["sessionId"_L1].toString();
    const QString sessions = u"/api/users/%1/sessions"_s.arg(anna.id);
    QElapsedTimer timer;
    timer.start();
    if (way == u"logout"_s)
        QCOMPARE(ApiClient(town().server(), token).post(u"/api/users/logout"_s).status, 204);
    else if (way.startsWith(u"revoked"_s))
        QCOMPARE(anna.api.remove(sessions + u'/' + session).status, 204);
    else if (way.startsWith(u"all"_s))
        QCOMPARE(anna.api.remove(sessions).status, 204);
    else
        QCOMPARE(
            anna.api
                .put(u"/api/users/%1/password"_s.arg(anna.id), {{u"current"_s, anna.password}, {u"password"_s, u"a whole new sentence"_s}})
                .status,
            204);
    QCOMPARE(goes.closeCode().value_or(0), 4401);
    QVERIFY2(timer.elapsed() <= revocationMs, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(stays->settle());
    LiveSocket again(town().realtime());
    QVERIFY(again.signIn(token).contains("error"_L1));
}

QTEST_GUILESS_MAIN(TestRealtime)
#include "test_realtime.moc"
