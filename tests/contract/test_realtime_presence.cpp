// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/live_words.h"
#include "tests/contract/scene.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// What passes over /ws and is never stored: typing, who is there, what is on screen.
class TestRealtimePresence : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_stage.raise()); }

    void typingIsToldToTheOthers();
    void typingStopsAtABlock();
    void presenceIsToldToContacts();
    void hiddenPresenceIsNotTold();
    void viewingIsTaken();

private:
    Stage m_stage;
    Town &town() { return m_stage.town(); }
};

void TestRealtimePresence::typingIsToldToTheOthers()
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

void TestRealtimePresence::typingStopsAtABlock()
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

void TestRealtimePresence::presenceIsToldToContacts()
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

void TestRealtimePresence::hiddenPresenceIsNotTold()
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

void TestRealtimePresence::viewingIsTaken()
{
    Person &anna = town().settle(u"Anna"_s);
    const QString direct = town().direct(anna, town().settle(u"Bert"_s));
    const auto socket = town().live(anna);
    const auto strangers = town().live(town().settle(u"Stranger"_s));
    QVERIFY(socket->ask(u"viewing"_s, {{u"conversationId"_s, direct}, {u"idle"_s, false}}).contains("ok"_L1));
    QVERIFY(socket->ask(u"viewing"_s, {{u"conversationId"_s, QJsonValue::Null}, {u"idle"_s, true}}).contains("ok"_L1));
    QCOMPARE(errorOf(socket->ask(u"viewing"_s, {{u"conversationId"_s, 5}, {u"idle"_s, u"yes"_s}})), u"validation"_s);
    // What is not there, and what is not theirs, look alike; and neither is shown then.
    QCOMPARE(errorOf(socket->ask(u"viewing"_s, {{u"conversationId"_s, u"1"_s}, {u"idle"_s, false}})), u"not_found"_s);
    QCOMPARE(errorOf(strangers->ask(u"viewing"_s, {{u"conversationId"_s, direct}, {u"idle"_s, false}})), u"not_found"_s);
    QCOMPARE(errorOf(strangers->ask(u"viewing"_s, {{u"conversationId"_s, direct}, {u"idle"_s, false}})), u"not_found"_s);
}

QTEST_GUILESS_MAIN(TestRealtimePresence)
#include "test_realtime_presence.moc"
