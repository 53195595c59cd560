// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What is told to whom over /ws when something durable changes.
class TestRealtimeEvents : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void messageReachesEverybodyOnce();
    void sendIsOnceOverBothWays();
    void answersKeepTheOrderOfTheQuestions();
    void versionsAreConsecutive();
    void unsendIsTold();
    void groupChangesAreTold();
    void pointersAreTold();
    void readPositionsAreHiddenWhereTheyAreKept();
    void ownChangesReachOwnDevices();
    void requestsAndAdditionsNotify();
    void nothingReachesWhoIsNoMember();
    void removedMemberHearsNoMore();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestRealtimeEvents::messageReachesEverybodyOnce()
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

void TestRealtimeEvents::sendIsOnceOverBothWays()
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

void TestRealtimeEvents::answersKeepTheOrderOfTheQuestions()
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

void TestRealtimeEvents::versionsAreConsecutive()
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

void TestRealtimeEvents::unsendIsTold()
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

void TestRealtimeEvents::groupChangesAreTold()
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

void TestRealtimeEvents::pointersAreTold()
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

void TestRealtimeEvents::readPositionsAreHiddenWhereTheyAreKept()
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

void TestRealtimeEvents::ownChangesReachOwnDevices()
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

void TestRealtimeEvents::requestsAndAdditionsNotify()
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

void TestRealtimeEvents::nothingReachesWhoIsNoMember()
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
    for (const QJsonObject &event : heard) {
        const bool isOfOpen = of(open)(event) || event.value("data"_L1).toObject().value("conversationId"_L1) == open;
        QVERIFY2(event.value("on"_L1).toString() == u"presence"_s || isOfOpen, qPrintable(textOf(event)));
    }
}

void TestRealtimeEvents::removedMemberHearsNoMore()
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

QTEST_GUILESS_MAIN(TestRealtimeEvents)
#include "test_realtime_events.moc"
