// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scene.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <csignal>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray json(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}
} // namespace

/// The table of rate limits, on a server that has them on. Strangers speak through a trusted proxy, each from an address of their own.
class TestRateLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void accountsFromOneAddressRunOut();
    void signingInWithTheRightPasswordIsFree();
    void guessesFromOneAddressRunOut();
    void madeUpTokensRunOut();
    void restAndRealtimeShareABucket();
    void allDevicesOfAPersonShareABucket();
    void aboutIsToldToEverybodyOnlySoOften();
    void oneWhoDoesNotSlowDownIsClosed();
    void typingIsDroppedSilently();
    void healthIsNeverLimited();
    void tellsTheAdministratorWhatWasRefused();
    void limitsCanBeChanged();
    void aPersonHasThreeSearchesUnderWay();
    void offIsSaidLoudly();

private:
    /// The same request through the proxy, on behalf of `address`.
    HttpReply from(const QString &address, const QString &path, const QJsonObject &body);
    /// Sends until it is refused; how many were taken.
    int sendsUntilRefused(ApiClient &api, const QString &conversation, HttpReply *refusal);

    Stage m_stage{Stage::RateLimits::On};
};

void TestRateLimits::initTestCase()
{
    m_stage.server().addArguments({u"--trusted-proxy"_s, u"127.0.0.1"_s});
    QVERIFY(m_stage.raise());
}

HttpReply TestRateLimits::from(const QString &address, const QString &path, const QJsonObject &body)
{
    return ApiClient(m_stage.server().url())
        .send({.method = "POST", .path = path, .body = json(body), .headers = {{"X-Forwarded-For", address.toLatin1()}}});
}

int TestRateLimits::sendsUntilRefused(ApiClient &api, const QString &conversation, HttpReply *refusal)
{
    for (int taken = 0; taken < 200; ++taken) {
        *refusal = api.post(u"/api/messages/send"_s, textMessage(conversation, u"again"_s));
        if (refusal->status != 201)
            return taken;
    }
    return -1;
}

void TestRateLimits::accountsFromOneAddressRunOut()
{
    const QString path = u"/api/users/register"_s;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(from(u"203.0.113.9"_s, path, m_stage.town().newcomer(u"Newcomer"_s)).status, 201);
    const HttpReply refused = from(u"203.0.113.9"_s, path, m_stage.town().newcomer(u"Newcomer"_s));
    IS_PROBLEM(m_stage, refused, 429, "too_many_requests");
    const int wait = refused.header("Retry-After").toInt();
    QVERIFY2(wait > 1000 && wait <= 1200, qPrintable(QString::number(wait)));
    QCOMPARE(refused.json().value("retryAfter"_L1).toInt(), wait);
    QCOMPARE(from(u"203.0.113.10"_s, path, m_stage.town().newcomer(u"Newcomer"_s)).status, 201);
    // A customer has a whole /64; what they say of themselves behind it does not help.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(from(u"2001:db8:7::%1"_s.arg(i + 1), path, m_stage.town().newcomer(u"Newcomer"_s)).status, 201);
    QCOMPARE(from(u"2001:db8:7::ffff"_s, path, m_stage.town().newcomer(u"Newcomer"_s)).status, 429);
    QCOMPARE(from(u"198.51.100.1, 203.0.113.9"_s, path, m_stage.town().newcomer(u"Newcomer"_s)).status, 429);
}

void TestRateLimits::signingInWithTheRightPasswordIsFree()
{
    const Person &person = m_stage.town().settle(u"Forgetful"_s);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(from(u"203.0.113.20"_s, u"/api/users/login"_s, {{u"login"_s, person.email}, {u"password"_s, person.password}}).status,
                 200);
}

void TestRateLimits::guessesFromOneAddressRunOut()
{
    int looked = 0;
    HttpReply reply;
    for (; looked < 60; ++looked) {
        reply = from(u"203.0.113.21"_s, u"/api/users/login"_s,
                     {{u"login"_s, u"person%1@example.org"_s.arg(looked)}, {u"password"_s, u"the same for all"_s}});
        if (reply.status != 401)
            break;
    }
    IS_PROBLEM(m_stage, reply, 429, "too_many_requests");
    QVERIFY2(looked >= 15 && looked <= 31, qPrintable(QString::number(looked)));
}

void TestRateLimits::madeUpTokensRunOut()
{
    const Person &person = m_stage.town().settle(u"Neighbour"_s);
    const auto ask = [this](const QString &token, const char *address) {
        return ApiClient(m_stage.server().url(), token)
            .send({.method = "GET", .path = u"/api/users/me"_s, .headers = {{"X-Forwarded-For", address}}});
    };
    int looked = 0;
    HttpReply reply;
    for (; looked < 1000; ++looked) {
        reply = ask(u"made-up-%1"_s.arg(looked), "203.0.113.30");
        if (reply.status != 401)
            break;
    }
    IS_PROBLEM(m_stage, reply, 429, "too_many_requests");
    QVERIFY2(looked >= 300 && looked < 700, qPrintable(QString::number(looked)));
    QCOMPARE(ask(person.token(), "203.0.113.31").status, 200);
    // Whose token is known already is not taken for a guess, wherever they are.
    QCOMPARE(ask(person.token(), "203.0.113.30").status, 200);
}

void TestRateLimits::restAndRealtimeShareABucket()
{
    Town &town = m_stage.town();
    Person &writer = town.settle(u"Writer"_s);
    Person &reader = town.settle(u"Reader"_s);
    const QString direct = town.direct(writer, reader);
    const auto socket = town.live(writer);
    for (int i = 0; i < 15; ++i)
        town.say(writer, direct, u"over REST"_s);
    int taken = 15;
    QJsonObject refusal;
    for (; taken < 60 && refusal.isEmpty(); ++taken)
        refusal = socket->ask(u"message.send"_s, textMessage(direct, u"over the socket"_s)).value("error"_L1).toObject();
    QVERIFY2(taken >= 30 && taken < 50, qPrintable(QString::number(taken)));
    QCOMPARE(refusal.value("code"_L1).toString(), u"too_many_requests"_s);
    QVERIFY(refusal.value("retryAfter"_L1).toInt() >= 1);
    const HttpReply reply = writer.api.post(u"/api/messages/send"_s, textMessage(direct, u"over REST again"_s));
    QVERIFY(reply.status == 429 || reply.status == 201); // a token may have come back by now
    // Reading, and everybody else, go on.
    QCOMPARE(writer.api.get(u"/api/messages/"_s + direct).status, 200);
    town.say(reader, direct, u"I can still write"_s);
}

void TestRateLimits::allDevicesOfAPersonShareABucket()
{
    Town &town = m_stage.town();
    Person &writer = town.settle(u"Writer"_s);
    Person &reader = town.settle(u"Reader"_s);
    const QString direct = town.direct(writer, reader);
    ApiClient other(town.server(), town.signInAgain(writer));
    HttpReply refusal;
    const int first = sendsUntilRefused(writer.api, direct, &refusal);
    QVERIFY2(first >= 30 && first < 50, qPrintable(QString::number(first)));
    IS_PROBLEM(m_stage, refusal, 429, "too_many_requests");
    QCOMPARE(refusal.header("Retry-After"), QByteArray("1"));
    const int second = sendsUntilRefused(other, direct, &refusal);
    QVERIFY2(second >= 0 && second < 10, qPrintable(QString::number(second)));
    // What was refused is not there.
    const auto page = writer.api.get(u"/api/messages/%1?limit=200"_s.arg(direct)).json().value("messages"_L1).toArray();
    int written = 0;
    for (const QJsonValue &message : page)
        written += message["type"_L1].toString() == u"text"_s ? 1 : 0;
    QCOMPARE(written, first + second);
}

void TestRateLimits::aboutIsToldToEverybodyOnlySoOften()
{
    Person &writer = m_stage.town().settle(u"Poet"_s);
    const QString own = u"/api/users/"_s + writer.id;
    HttpReply reply;
    int taken = 0;
    for (; taken < 60; ++taken) {
        reply = writer.api.put(own, {{u"about"_s, u"Verse %1"_s.arg(taken)}});
        if (reply.status != 200)
            break;
    }
    IS_PROBLEM(m_stage, reply, 429, "too_many_requests");
    QVERIFY2(taken >= 20 && taken < 30, qPrintable(QString::number(taken)));
    QVERIFY2(reply.json().value("detail"_L1).toString().contains(u"profile_change"_s), reply.body.constData());
    // What nobody is told of goes on.
    QCOMPARE(writer.api.put(own, {{u"settings"_s, QJsonObject{{u"findable"_s, false}}}}).status, 200);
}

void TestRateLimits::oneWhoDoesNotSlowDownIsClosed()
{
    Town &town = m_stage.town();
    Person &flooder = town.settle(u"Flooder"_s);
    Person &reader = town.settle(u"Reader"_s);
    const QString direct = town.direct(flooder, reader);
    const auto socket = town.live(flooder);
    // Slow enough for the limit on frames (20 a second), far too fast for the one on messages.
    int refused = 0;
    for (int i = 0; i < 300 && socket->isOpen(); ++i) {
        refused += socket->ask(u"message.send"_s, textMessage(direct, u"and again"_s)).contains("error"_L1) ? 1 : 0;
        QTest::qWait(45);
    }
    QCOMPARE(socket->closeCode().value_or(0), 4429);
    QVERIFY2(refused >= 20, qPrintable(QString::number(refused)));
}

void TestRateLimits::typingIsDroppedSilently()
{
    Town &town = m_stage.town();
    Person &writer = town.settle(u"Writer"_s);
    Person &reader = town.settle(u"Reader"_s);
    const QString direct = town.direct(writer, reader);
    const auto from = town.live(writer);
    const auto to = town.live(reader);
    QVERIFY(to->settle());
    for (int i = 0; i < 30; ++i)
        QVERIFY(from->ask(u"typing"_s, {{u"conversationId"_s, direct}, {u"kind"_s, u"text"_s}}).contains("ok"_L1));
    QVERIFY(to->settle());
    qsizetype heard = 0;
    for (const QJsonObject &event : to->events())
        heard += event.value("on"_L1).toString() == u"typing"_s ? 1 : 0;
    QVERIFY2(heard >= 1 && heard <= 8, qPrintable(QString::number(heard)));
}

void TestRateLimits::healthIsNeverLimited()
{
    ApiClient probe(m_stage.server().url());
    for (int i = 0; i < 500; ++i)
        QCOMPARE(probe.get(u"/healthz"_s).status, 200);
}

void TestRateLimits::tellsTheAdministratorWhatWasRefused()
{
    ApiClient control(QUrl(u"unix:"_s + m_stage.server().dataDir() + u"/control.sock"_s));
    QHash<QString, qint64> refused;
    QJsonObject answer;
    for (int i = 0; i < 300; ++i) { // the administrator at the control socket is never refused
        answer = control.get(u"/api/admin/limits"_s).json();
        QCOMPARE(answer.value("isOn"_L1), QJsonValue(true));
    }
    const QJsonArray limits = answer.value("limits"_L1).toArray();
    for (const QJsonValue &limit : limits)
        refused.insert(limit["name"_L1].toString(), limit["refused"_L1].toInteger());
    QVERIFY(refused.value(u"message_send"_s) > 0);
    QVERIFY(refused.value(u"register"_s) > 0);
    QCOMPARE(refused.value(u"search"_s, -1), 0);
}

void TestRateLimits::limitsCanBeChanged()
{
    Stage stage(Stage::RateLimits::On);
    stage.server().addArguments({u"--rate-limits-message-send"_s, u"1/h burst 2"_s, u"--rate-limits-message-send-newcomer"_s, u"off"_s});
    QVERIFY(stage.raise());
    Person &writer = stage.town().settle(u"Writer"_s);
    Person &reader = stage.town().settle(u"Reader"_s);
    const QString direct = stage.town().direct(writer, reader);
    HttpReply refusal;
    QCOMPARE(sendsUntilRefused(writer.api, direct, &refusal), 2);
    QVERIFY(refusal.header("Retry-After").toInt() > 3000);
}

void TestRateLimits::aPersonHasThreeSearchesUnderWay()
{
    constexpr int together = 12;
    Stage stage(Stage::RateLimits::On);
    stage.server().addArguments({u"--rate-limits-search"_s, u"1000/s burst 10000"_s});
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    Person &bea = stage.town().settle(u"Bea"_s);
    const QString direct = stage.town().direct(anna, bea);
    for (int i = 0; i < 30; ++i)
        stage.town().say(anna, direct, u"needle %1"_s.arg(i));
    const auto request = [](const Person &person) -> QByteArray {
        return "GET /api/search?q=needle HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person.token().toLatin1() + "\r\n\r\n";
    };
    HttpReply refusal;
    // All of them lie before the server when it wakes. How fast it takes them is its own affair, so perhaps once more.
    for (int round = 0; round < 50 && refusal.status == 0; ++round) {
        std::vector<std::unique_ptr<HttpPeer>> peers;
        for (int i = 0; i <= together; ++i) {
            peers.push_back(std::make_unique<HttpPeer>(stage.server().url()));
            QVERIFY(peers.back()->open());
        }
        QCOMPARE(::kill(pid_t(stage.server().processId()), SIGSTOP), 0);
        for (int i = 0; i < together; ++i)
            QVERIFY(peers.at(size_t(i))->write(request(anna)));
        QVERIFY(peers.back()->write(request(bea)));
        QCOMPARE(::kill(pid_t(stage.server().processId()), SIGCONT), 0);
        int found = 0;
        for (int i = 0; i < together; ++i) {
            const HttpReply reply = peers.at(size_t(i))->read();
            found += reply.status == 200;
            if (reply.status != 200)
                refusal = reply;
        }
        QVERIFY2(found >= 3, qPrintable(QString::number(found)));
        // What one person asks is nobody else's business.
        QCOMPARE(peers.back()->read().status, 200);
    }
    IS_PROBLEM(stage, refusal, 429, "too_many_requests");
    QCOMPARE(refusal.header("Retry-After"), QByteArray("1"));
    QVERIFY2(refusal.json().value("detail"_L1).toString().contains(u"under way already"_s), refusal.body.constData());
    // Their places are free again.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(anna.api.get(u"/api/search?q=needle"_s).status, 200);
}

void TestRateLimits::offIsSaidLoudly()
{
    Stage stage(Stage::RateLimits::Off);
    QVERIFY(stage.raise());
    QTRY_VERIFY(stage.server().log().contains(u"RATE LIMITS ARE OFF"_s));
    QVERIFY(!m_stage.server().log().contains(u"RATE LIMITS"_s));
}

QTEST_GUILESS_MAIN(TestRateLimits)
#include "test_rate_limits.moc"
