// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <csignal>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int revocationMs = 1000;
} // namespace

/// How the server ends a socket, and what a client finds when it comes back.
class TestRealtimeEndings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void signingOutClosesTheSocketAtOnce_data();
    void signingOutClosesTheSocketAtOnce();
    void comingBackLeavesNoHole();
    void whoDoesNotReadIsClosedAndCatchesUp();
    void tooManySocketsOfOnePersonAreRefused();
    void stoppingSaysByeAndComesBackWhole();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestRealtimeEndings::signingOutClosesTheSocketAtOnce_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"logout", "revoked from another device", "all others revoked", "password changed"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestRealtimeEndings::signingOutClosesTheSocketAtOnce()
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

void TestRealtimeEndings::comingBackLeavesNoHole()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString group = town().group(anna, u"Hole"_s, {&bert});
    const QString direct = town().direct(anna, bert);
    const QString token = bert.api.get(u"/api/sync"_s).json().value("token"_L1).toString();
    town().say(anna, direct, u"missed"_s);
    QCOMPARE(anna.api.put(u"/api/conversations/"_s + group, {{u"name"_s, u"Whole"_s}}).status, 200);
    QCOMPARE(bert.api.put(u"/api/users/"_s + bert.id, {{u"about"_s, u"away"_s}}).status, 200);

    LiveSocket back(town().realtime());
    QVERIFY(back.open());
    const QJsonObject ready = back.ask(u"hello"_s, {{u"token"_s, bert.token()}, {u"since"_s, token}})["ok"_L1].toObject();
    HAS_SHAPE(m_stage, ready, "ready");
    QJsonObject told = ready.value("sync"_L1).toObject();
    HAS_SHAPE(m_stage, told, "sync");
    QJsonObject asked = bert.api.get(u"/api/sync?since="_s + token).json();
    for (QJsonObject *answer : {&told, &asked})
        answer->remove(u"token"_s);
    // Bert has come online himself in between; that is no part of what he missed.
    const auto withoutPresence = [](const QJsonObject &answer) {
        QString text = textOf(answer);
        return text.remove(QRegularExpression(u"\"(peerPresence|presence)\":\\{[^}]*\\},?"_s));
    };
    QCOMPARE(withoutPresence(told), withoutPresence(asked));
    QCOMPARE(told["me"_L1]["about"_L1].toString(), u"away"_s);
    town().say(anna, direct, u"live"_s);
    QVERIFY(!back.event(u"message.created"_s, holding(u"live"_s)).isEmpty());
}

void TestRealtimeEndings::whoDoesNotReadIsClosedAndCatchesUp()
{
    Person &anna = town().settle(u"Anna"_s);
    Person &bert = town().settle(u"Bert"_s);
    const QString direct = town().direct(anna, bert);
    const QString token = bert.api.get(u"/api/sync"_s).json().value("token"_L1).toString();
    const auto slow = town().live(bert);
    const auto other = town().live(town().settle(u"Carl"_s));
    const QByteArray before = metricsOf(m_stage.server());
    const auto step = [&](const QByteArray &series) { return valueOf(metricsOf(m_stage.server()), series) - valueOf(before, series); };
    // Nothing runs the event loop that the slow one reads in.
    constexpr int count = 220;
    for (int n = 0; n < count; ++n)
        town().say(anna, direct, QString::number(n) + QString(15'000, u'x'));
    QCOMPARE(slow->closeCode().value_or(0), 4408);
    const QJsonObject bye = slow->event(u"bye"_s, {}, 0);
    HAS_SHAPE(m_stage, bye, "event_bye");
    QCOMPARE(bye["data"_L1]["code"_L1].toInt(), 4408);
    QVERIFY(bye["data"_L1].toObject().contains("retryAfter"_L1));
    QCOMPARE(step("kith_websocket_slow_closed_total"), 1.0);
    QVERIFY(step("kith_websocket_send_queue_bytes_count") >= 1);
    QCOMPARE(step("kith_resyncs_total{reason=\"slow\"}"), 0.0);

    LiveSocket back(town().realtime());
    QVERIFY(back.open());
    const QJsonObject ready = back.ask(u"hello"_s, {{u"token"_s, bert.token()}, {u"since"_s, token}})["ok"_L1].toObject();
    const QJsonArray conversations = ready["sync"_L1]["conversations"_L1].toArray();
    QCOMPARE(conversations.size(), 1);
    QCOMPARE(conversations[0]["lastSeq"_L1].toInt(), count);
    QCOMPARE(step("kith_resyncs_total{reason=\"slow\"}"), 1.0);
    qint64 version = 0;
    int missed = 0;
    for (bool more = true; more;) {
        const QJsonObject page = bert.api.get(u"/api/conversations/%1/changes?after=%2"_s.arg(direct).arg(version)).json();
        for (const QJsonValue &change : page.value("changes"_L1).toArray())
            missed += change["on"_L1].toString() == u"message.created"_s;
        QVERIFY(page.value("version"_L1).toInteger() > version);
        version = page.value("version"_L1).toInteger();
        more = page.value("more"_L1).toBool();
    }
    QCOMPARE(missed, count);
    // Nobody else suffered.
    QVERIFY(other->settle());
}

void TestRealtimeEndings::tooManySocketsOfOnePersonAreRefused()
{
    Stage strict(Stage::RateLimits::On);
    QVERIFY(strict.raise());
    const Person &anna = strict.town().settle(u"Anna"_s);
    std::vector<std::unique_ptr<LiveSocket>> open;
    for (int i = 0; i < 30; ++i)
        open.push_back(strict.town().live(anna));
    LiveSocket oneMore(strict.town().realtime());
    const QJsonObject refused = oneMore.signIn(anna.token());
    QCOMPARE(errorOf(refused), u"too_many_requests"_s);
    QCOMPARE(oneMore.closeCode().value_or(0), 4429);
    QVERIFY(oneMore.hasEvent(u"bye"_s));
    QVERIFY(open.front()->settle());
    QVERIFY(strict.town().live(strict.town().settle(u"Bert"_s))->settle());
    open.front()->close();
    QVERIFY(open.front()->closeCode().has_value());
    LiveSocket instead(strict.town().realtime());
    QVERIFY(instead.signIn(anna.token()).contains("ok"_L1));
}

void TestRealtimeEndings::stoppingSaysByeAndComesBackWhole()
{
    Stage stage;
    QVERIFY(stage.raise());
    Person &anna = stage.town().settle(u"Anna"_s);
    Person &bert = stage.town().settle(u"Bert"_s);
    const QString direct = stage.town().direct(anna, bert);
    const QString token = bert.api.get(u"/api/sync"_s).json().value("token"_L1).toString();
    const auto berts = stage.town().live(bert);
    stage.town().say(anna, direct, u"before"_s);
    QVERIFY(!berts->event(u"message.created"_s, holding(u"before"_s)).isEmpty());
    QCOMPARE(::kill(pid_t(stage.server().processId()), SIGTERM), 0);
    // Qt 6.4 takes 1012, which was registered after RFC 6455, for a broken frame; the bye says it, too.
    QVERIFY(berts->closeCode().has_value());
    QCOMPARE(berts->event(u"bye"_s, {}, 0)["data"_L1]["code"_L1].toInt(), 1012);
    QCOMPARE(stage.server().waitForEnd(), 0);

    QVERIFY(stage.server().start());
    LiveSocket back(stage.town().realtime());
    QVERIFY(back.open());
    const QJsonObject ready = back.ask(u"hello"_s, {{u"token"_s, bert.token()}, {u"since"_s, token}})["ok"_L1].toObject();
    QCOMPARE(ready["sync"_L1]["conversations"_L1][0]["lastMessage"_L1]["content"_L1].toString(), u"before"_s);
    // A restart forgets who is there, not who was.
    ApiClient annaAgain(stage.town().server(), anna.token());
    const QJsonValue presence = annaAgain.get(u"/api/contacts"_s).json()["contacts"_L1][0]["presence"_L1];
    QCOMPARE(presence["online"_L1].toBool(), true);
    back.close();
    QVERIFY(back.closeCode().has_value());
}

QTEST_GUILESS_MAIN(TestRealtimeEndings)
#include "test_realtime_endings.moc"
