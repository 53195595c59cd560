// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_events.h"
#include "tests/unit/notifications/alert_world.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Messages that are committed, and the devices that ring.
class AlertWorkerTest : public QObject
{
    Q_OBJECT

private slots:
    void ringsTheActiveDeviceAndSaysWhy();
    void ringsTheOthersAfterSilence();
    void ringsTheOthersThoughTheDatabaseWasAway();
    void readingInTimeKeepsTheOthersSilent_data();
    void readingInTimeKeepsTheOthersSilent();
    void everySilenceIsExplained();
    void mentionsAndKeywordsComeIntoTheFeed();
    void rowsOfTheFeedRingOneDevice();
    void floodIsHeardAsAFewRings();
    void pushesAreQueuedForWhoIsAway();
    void whatNobodyDecidedIsDecidedAtTheStart();
    void rowsNobodyDecidedArePushed();
    void catchingUpComesInSteps();
    void overflowIsCaughtUp();
    void decisionsAreForgotten();
    void stopStoresWhatItHeard();
    void largeGroupIsDecidedInOneGo();
};

void AlertWorkerTest::ringsTheActiveDeviceAndSaysWhy()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const SessionId idle = world.session(bert);
    const SessionId active = world.session(bert);
    const SessionId away = world.session(bert);
    world.connect(bert, active);
    world.connect(bert, idle, true);
    const ConversationId direct = world.conversation({anna, bert}, false);
    const MessageId message = world.say(direct, anna, u"hello"_s);
    const auto rings = world.rings.take(1);
    QCOMPARE(rings.size(), size_t(1));
    QCOMPARE(rings[0]->name, "notification"_ba);
    QCOMPARE(rings[0]->onlySessions, std::vector{active});
    const QJsonObject data = rings[0]->data;
    QCOMPARE(data[u"kind"_s].toString(), u"message"_s);
    QCOMPARE(data[u"reason"_s].toString(), u"direct"_s);
    QCOMPARE(data[u"messageId"_s].toString(), message.toString());
    QCOMPARE(data[u"conversationId"_s].toString(), direct.toString());
    QCOMPARE(data[u"senderId"_s].toString(), anna.toString());
    QCOMPARE(data[u"seq"_s].toInt(), 1);
    QCOMPARE(data[u"preview"_s].toBool(), true);
    QCOMPARE(data[u"sound"_s].toString(), u"default"_s);
    QVERIFY(!data.contains(u"content"_s));
    QVERIFY(world.settle());
    const QJsonObject why = world.why(bert, message);
    QCOMPARE(why[u"reason"_s].toString(), u"direct"_s);
    QHash<QString, QString> devices;
    for (const QJsonValue &device : why[u"devices"_s].toArray())
        devices.insert(device[u"sessionId"_s].toString(), device[u"reason"_s].toString());
    QCOMPARE(devices.value(active.toString()), u"direct"_s);
    QCOMPARE(devices.value(idle.toString()), u"other_device"_s);
    QCOMPARE(devices.value(away.toString()), u"offline"_s);
    QCOMPARE(world.why(anna, message)[u"reason"_s].toString(), u"own"_s);
}

void AlertWorkerTest::ringsTheOthersAfterSilence()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    NotificationSettings quick;
    quick.ringOthersAfter = 1s;
    world.settings(bert, quick);
    const SessionId second = world.session(bert);
    const SessionId first = world.session(bert);
    world.connect(bert, second);
    world.connect(bert, first);
    const ConversationId group = world.conversation({anna, bert});
    world.say(group, anna, u"1"_s);
    QCOMPARE(world.rings.take(1).at(0)->onlySessions, std::vector{first});
    const MessageId message = world.say(group, anna, u"2"_s);
    QCOMPARE(world.rings.take(1).at(0)->onlySessions, std::vector{first});
    const auto start = std::chrono::steady_clock::now();
    const auto later = world.rings.take(1);
    QCOMPARE(later.size(), size_t(1));
    QVERIFY(std::chrono::steady_clock::now() - start > 500ms);
    QCOMPARE(later[0]->onlySessions, std::vector{second});
    QCOMPARE(later[0]->data[u"messageId"_s].toString(), message.toString());
    QCOMPARE(later[0]->data[u"reason"_s].toString(), u"rule_all"_s);
    const auto isStored = [&] {
        const QJsonArray devices = world.why(bert, message)[u"devices"_s].toArray();
        return std::ranges::all_of(devices, [](const QJsonValue &device) { return device[u"alert"_s].toBool(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isStored(), 5000);
}

void AlertWorkerTest::ringsTheOthersThoughTheDatabaseWasAway()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    NotificationSettings quick;
    quick.ringOthersAfter = 1s;
    world.settings(bert, quick);
    const SessionId second = world.session(bert);
    const SessionId first = world.session(bert);
    world.connect(bert, second);
    world.connect(bert, first);
    const ConversationId group = world.conversation({anna, bert});
    const MessageId message = world.say(group, anna);
    QCOMPARE(world.rings.take(1).at(0)->onlySessions, std::vector{first});
    // From before the silence is over until after it nothing can be read.
    world.sql(u"ALTER TABLE messages RENAME TO messages_away"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be looked after now"_s));
    QCOMPARE(world.rings.take(1, 1500ms).size(), size_t(0));
    world.sql(u"ALTER TABLE messages_away RENAME TO messages"_s);
    const auto later = world.rings.take(1);
    QCOMPARE(later.size(), size_t(1));
    QCOMPARE(later[0]->onlySessions, std::vector{second});
    QCOMPARE(later[0]->data[u"messageId"_s].toString(), message.toString());
}

void AlertWorkerTest::readingInTimeKeepsTheOthersSilent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"read", "unsent", "left", "viewing"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void AlertWorkerTest::readingInTimeKeepsTheOthersSilent()
{
    QFETCH(QString, what);
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const UserId carl = world.person(u"Carl"_s);
    NotificationSettings quick;
    quick.ringOthersAfter = 1s;
    const ConversationId group = world.conversation({anna, bert, carl});
    std::map<UserId, SessionId> first;
    std::map<UserId, SessionId> second;
    for (const UserId user : {bert, carl}) {
        world.settings(user, quick);
        second[user] = world.session(user);
        first[user] = world.session(user);
        world.connect(user, second[user]);
        world.connect(user, first[user]);
    }
    const MessageId message = world.say(group, anna);
    QCOMPARE(world.rings.take(1).at(0)->onlySessions.size(), size_t(2));
    if (what == u"read"_s)
        world.readUpTo(group, bert, 1);
    else if (what == u"unsent"_s)
        world.sql(u"UPDATE messages SET unsent_at = 5 WHERE id = ?"_s, {message.value()});
    else if (what == u"left"_s)
        world.set(group, bert, u"left_at = 5"_s);
    else
        world.connect(bert, first[bert], false, group);
    if (what == u"unsent"_s) {
        // Something that is still there is the fence.
        world.say(world.conversation({anna, carl}), anna);
        QCOMPARE(world.rings.take(1).at(0)->onlySessions, std::vector{first[carl]});
    }
    const auto later = world.rings.take(1);
    QCOMPARE(later.size(), size_t(1));
    QCOMPARE(later[0]->onlySessions, std::vector{second[carl]});
    QCOMPARE(later[0]->data[u"messageId"_s].toString() == message.toString(), what != u"unsent"_s);
}

void AlertWorkerTest::everySilenceIsExplained()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    QHash<QString, UserId> people;
    for (const char *name : {"muted", "rule_mentions", "rule_none", "dnd", "blocked", "viewing", "rule_all", "mention", "keyword"}) {
        const UserId user = world.person(QString::fromLatin1(name));
        people.insert(QString::fromLatin1(name), user);
    }
    QList<UserId> members = people.values();
    members.append(anna);
    const ConversationId group = world.conversation(members);
    for (auto it = people.cbegin(); it != people.cend(); ++it)
        world.connect(*it, world.session(*it), false, it.key() == u"viewing"_s ? group : ConversationId());
    world.set(group, people[u"muted"_s], u"muted_until = %1"_s.arg(toMs(now() + 1h)));
    world.set(group, people[u"rule_mentions"_s], u"notify = 1"_s);
    world.set(group, people[u"rule_none"_s], u"notify = 2"_s);
    world.set(group, people[u"mention"_s], u"notify = 1"_s);
    world.set(group, people[u"keyword"_s], u"notify = 1"_s);
    NotificationSettings settings;
    settings.pausedUntil = now() + 1h;
    world.settings(people[u"dnd"_s], settings);
    settings = {};
    settings.keywords = {u"DEPLOY"_s};
    settings.hasPreview = false;
    settings.sound = u"soft"_s;
    world.settings(people[u"keyword"_s], settings);
    world.sql(u"INSERT INTO contacts (id, owner_id, user_id, status, version, changed_at) VALUES (1, ?, ?, 3, 1, 1)"_s,
              {people[u"blocked"_s].value(), anna.value()});
    const MessageId message = world.say(group, anna, u"time to deploy"_s, {people[u"mention"_s]});
    const auto rings = world.rings.take(3);
    QCOMPARE(rings.size(), size_t(3));
    for (const EventPtr &ring : rings) {
        QCOMPARE(ring->onlySessions.size(), size_t(1));
        const bool isKeyword = ring->data[u"reason"_s].toString() == u"keyword"_s;
        QCOMPARE(ring->data[u"preview"_s].toBool(), !isKeyword);
        QCOMPARE(ring->data[u"sound"_s].toString(), isKeyword ? u"soft"_s : u"default"_s);
    }
    QVERIFY(world.settle());
    for (auto it = people.cbegin(); it != people.cend(); ++it) {
        const QJsonObject why = world.why(*it, message);
        const QString person = it.key() == u"viewing"_s ? u"rule_all"_s : it.key();
        QCOMPARE(why[u"reason"_s].toString(), person);
        QCOMPARE(why[u"devices"_s][0][u"reason"_s].toString(), it.key());
        QCOMPARE(why[u"devices"_s][0][u"alert"_s].toBool(),
                 it.key() == u"rule_all"_s || it.key() == u"mention"_s || it.key() == u"keyword"_s);
    }
}

void AlertWorkerTest::mentionsAndKeywordsComeIntoTheFeed()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    NotificationSettings settings;
    settings.keywords = {u"deploy"_s};
    world.settings(bert, settings);
    world.say(group, anna, u"@Bert"_s, {bert});
    world.say(group, anna, u"deploy!"_s);
    world.say(group, anna, u"nothing"_s);
    world.say(group, anna, u"@all"_s, {UserId()});
    QVERIFY(world.settle());
    const auto rows = world
                          .read<QJsonObject>([&](Transaction &transaction) {
                              QJsonObject answer;
                              NotificationsService::addToSync(answer, transaction, bert, 0);
                              return answer;
                          })[u"notifications"_s]
                          .toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"kind"_s].toString(), u"mention"_s);
    QCOMPARE(rows[0][u"reason"_s].toString(), u"mention"_s);
    QCOMPARE(rows[0][u"actor"_s][u"firstname"_s].toString(), u"Anna"_s);
    QCOMPARE(rows[0][u"seq"_s].toInt(), 1);
    QCOMPARE(rows[1][u"reason"_s].toString(), u"keyword"_s);
    // They are told after the commit, a moment later.
    std::vector<EventPtr> events;
    const auto heard = [&] {
        for (EventPtr &event : world.database.takeEvents())
            events.push_back(std::move(event));
        return events.size();
    };
    QTRY_COMPARE(heard(), size_t(2));
    QCOMPARE(events[0]->name, "me.changed"_ba);
    QCOMPARE(events[1]->data[u"notification"_s].toObject(), rows[1].toObject());
}

void AlertWorkerTest::rowsOfTheFeedRingOneDevice()
{
    AlertWorld world;
    world.start();
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    NotificationSettings settings;
    settings.ringOthersAfter = 1s;
    world.settings(bert, settings);
    const SessionId second = world.session(bert);
    const SessionId first = world.session(bert);
    world.connect(bert, second);
    world.connect(bert, first);
    const auto request = [&] {
        User actor;
        actor.id = anna;
        actor.firstname = u"Anna"_s;
        world.run([&](Transaction &transaction) { notify(transaction, world.ids, bert, NotificationKind::ContactRequested, actor); });
        world.worker->hear(world.database.takeEvents());
    };
    request();
    auto rings = world.rings.take(1);
    QCOMPARE(rings.size(), size_t(1));
    QCOMPARE(rings[0]->onlySessions, std::vector{first});
    QCOMPARE(rings[0]->data[u"kind"_s].toString(), u"contact_requested"_s);
    QCOMPARE(rings[0]->data[u"reason"_s].toString(), u"contact"_s);
    rings = world.rings.take(1);
    QCOMPARE(rings.size(), size_t(1));
    QCOMPARE(rings[0]->onlySessions, std::vector{second});
    settings.pausedUntil = now() + 1h;
    world.settings(bert, settings);
    request();
    QVERIFY(world.settle());
    settings.pausedUntil.reset();
    world.settings(bert, settings);
    request();
    QCOMPARE(world.rings.take(1).size(), size_t(1));
}

void AlertWorkerTest::floodIsHeardAsAFewRings()
{
    AlertWorld world;
    world.start({.pace = {.burst = 3, .each = 1h}});
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    world.connect(bert, world.session(bert));
    const ConversationId group = world.conversation({anna, bert});
    MessageId last;
    for (int i = 0; i < 10; ++i)
        last = world.say(group, anna);
    world.say(group, anna, u"@Bert"_s, {bert});
    QVERIFY(world.settle());
    QCOMPARE(world.rings.take(4).size(), size_t(4));
    QCOMPARE(world.why(bert, last)[u"reason"_s].toString(), u"collapsed"_s);
    QCOMPARE(world.worker->figures().decided, quint64(11));
}

void AlertWorkerTest::pushesAreQueuedForWhoIsAway()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const UserId carl = world.person(u"Carl"_s);
    const SessionId berts = world.session(bert);
    const auto addEndpoint = [&](UserId user, SessionId session, qint64 id) {
        world.run([&](Transaction &transaction) {
            EndpointStore(transaction)
                .insert({.id = EndpointId(id),
                         .user = user,
                         .session = session,
                         .kind = PushEndpoint::Kind::UnifiedPush,
                         .url = u"https://p.example/"_s,
                         .createdAt = now()});
            transaction.publish(internalEvent(alert_events::endpoints, {}));
        });
    };
    addEndpoint(bert, berts, 91);
    world.start();
    const ConversationId group = world.conversation({anna, bert, carl});
    const Timestamp before = now();
    const MessageId first = world.say(group, anna);
    QVERIFY(world.settle());
    QCOMPARE(world.pushesQueued.size(), size_t(1));
    QVERIFY(world.pushesQueued[0] >= before && world.pushesQueued[0] <= now());
    QCOMPARE(world.why(bert, first)[u"pushes"_s][0][u"state"_s].toString(), u"queued"_s);
    QCOMPARE(world.why(bert, first)[u"pushes"_s][0][u"endpointId"_s].toString(), u"91"_s);
    // A newer message takes the place of the waiting one.
    const MessageId second = world.say(group, anna, u"@Bert"_s, {bert});
    QVERIFY(world.settle());
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM push_queue"_s), 1);
    QCOMPARE(world.scalar(u"SELECT message_id FROM push_queue"_s), second.value());
    // Somebody whose endpoint is new is reached from then on.
    addEndpoint(carl, {}, 92);
    world.worker->hear(world.database.takeEvents());
    world.say(group, anna);
    QVERIFY(world.settle());
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM push_queue"_s), 2);
    // The device that is connected rings by itself; another one that is active comes first.
    world.sql(u"DELETE FROM push_queue"_s);
    world.connect(bert, berts);
    world.connect(carl, world.session(carl));
    world.say(group, anna);
    QVERIFY(world.settle());
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM push_queue"_s), 1);
    QVERIFY(world.scalar(u"SELECT due_at - created_at FROM push_queue"_s) == 20'000);
}

void AlertWorkerTest::whatNobodyDecidedIsDecidedAtTheStart()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    world.start();
    const MessageId heard = world.say(group, anna);
    QVERIFY(world.settle());
    // The process dies between the commit and the decision.
    world.worker.reset();
    const MessageId missed = world.say(group, anna, u"@Bert"_s, {bert}, false);
    const MessageId old = world.say(group, anna, u"old"_s, {}, false);
    world.sql(u"UPDATE messages SET id = ? WHERE id = ?"_s, {firstIdAt(now() - 1h), old.value()});
    world.start();
    QTRY_COMPARE_WITH_TIMEOUT(world.why(bert, missed)[u"reason"_s].toString(), u"mention"_s, 10'000);
    QCOMPARE(world.why(bert, heard)[u"reason"_s].toString(), u"rule_all"_s);
    QCOMPARE(world.worker->figures().decided, quint64(1));
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM notifications"_s), 1);
    // Deciding once more changes nothing.
    world.worker.reset();
    world.start();
    world.say(group, anna);
    QVERIFY(world.settle());
    QCOMPARE(world.worker->figures().decided, quint64(1));
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM notifications"_s), 1);
}

void AlertWorkerTest::rowsNobodyDecidedArePushed()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    world.run([&](Transaction &transaction) {
        EndpointStore(transaction)
            .insert({.id = EndpointId(91),
                     .user = bert,
                     .kind = PushEndpoint::Kind::Webhook,
                     .url = u"https://p.example/"_s,
                     .createdAt = now()});
        User actor;
        actor.id = anna;
        actor.firstname = u"Anna"_s;
        // The process dies between the commit and the decision.
        notify(transaction, world.ids, bert, NotificationKind::ContactRequested, actor);
    });
    (void)world.database.takeEvents();
    world.start();
    QTRY_COMPARE_WITH_TIMEOUT(world.scalar(u"SELECT COUNT(*) FROM push_queue WHERE kind = 'contact_requested'"_s), 1, 10'000);
    // It was pushed; the next start knows that.
    world.worker.reset();
    world.sql(u"DELETE FROM push_queue"_s);
    world.start();
    const MessageId later = world.say(world.conversation({anna, bert}), anna);
    QVERIFY(world.settle());
    QCOMPARE(world.why(bert, later)[u"reason"_s].toString(), u"rule_all"_s);
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM push_queue WHERE kind = 'contact_requested'"_s), 0);
}

void AlertWorkerTest::catchingUpComesInSteps()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    for (int i = 0; i < 7; ++i)
        world.say(group, anna, u"missed"_s, {}, false);
    AlertOptions options;
    options.catchUpMost = 3;
    world.start(options);
    QTRY_COMPARE_WITH_TIMEOUT(world.worker->figures().decided, quint64(7), 15'000);
}

void AlertWorkerTest::overflowIsCaughtUp()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    world.start({.inbox = 2, .batch = 2, .pace = {.burst = 1000}});
    std::vector<MessageId> messages;
    std::vector<EventPtr> events;
    for (int i = 0; i < 50; ++i) {
        const MessageId id = world.say(group, anna, QString::number(i), {}, false);
        messages.push_back(id);
        events.push_back(std::make_shared<const Event>(tell({u"message.created"_s,
                                                             group,
                                                             i + 1,
                                                             {{u"id"_s, id.toString()},
                                                              {u"seq"_s, i + 1},
                                                              {u"senderId"_s, anna.toString()},
                                                              {u"type"_s, u"text"_s},
                                                              {u"content"_s, u"x"_s}}},
                                                            {anna, bert})));
    }
    world.worker->hear(events);
    QCOMPARE(world.worker->figures().overflows, quint64(1));
    QTRY_COMPARE_WITH_TIMEOUT(world.worker->figures().decided, quint64(50), 10'000);
    QVERIFY(world.settle());
    for (const MessageId message : messages)
        QTRY_COMPARE_WITH_TIMEOUT(world.why(bert, message)[u"reason"_s].toString(), u"rule_all"_s, 10'000);
}

void AlertWorkerTest::decisionsAreForgotten()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    world.start();
    for (int i = 0; i < 5; ++i) {
        world.say(group, anna);
        QVERIFY(world.settle());
    }
    QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM alert_log"_s), 5);
    world.sql(u"UPDATE alert_log SET at = 5 WHERE id IN (SELECT id FROM alert_log ORDER BY id LIMIT 2)"_s);
    world.start();
    QTRY_COMPARE_WITH_TIMEOUT(world.scalar(u"SELECT COUNT(*) FROM alert_log"_s), 3, 10'000);
    world.start({.keepBytes = 1});
    QTRY_COMPARE_WITH_TIMEOUT(world.scalar(u"SELECT COUNT(*) FROM alert_log"_s), 0, 10'000);
}

void AlertWorkerTest::stopStoresWhatItHeard()
{
    AlertWorld world;
    const UserId anna = world.person(u"Anna"_s);
    const UserId bert = world.person(u"Bert"_s);
    const ConversationId group = world.conversation({anna, bert});
    world.start({.storeEvery = 1h});
    const MessageId message = world.say(group, anna);
    world.worker->stop();
    QCOMPARE(world.why(bert, message)[u"reason"_s].toString(), u"rule_all"_s);
}

void AlertWorkerTest::largeGroupIsDecidedInOneGo()
{
    AlertWorld world;
    QList<UserId> members;
    world.run([&](Transaction &transaction) {
        for (int i = 0; i < 1000; ++i) {
            members.append(UserId(world.ids.next()));
            transaction.execute(
                u"INSERT INTO users (id, firstname, lastname, email, phone, country, password_hash, created_at) VALUES (?, 'P', '', ?, ?, 'SE', '!', 1)"_s,
                {members.last().value(), members.last().toString(), members.last().toString()});
        }
    });
    const ConversationId group = world.conversation(members);
    for (int i = 1; i < 1000; i += 2)
        world.connect(members[i], SessionId(world.ids.next()));
    world.start();
    const MessageId message = world.say(group, members[0]);
    QVERIFY(world.settle());
    const auto rings = world.rings.take(1);
    QCOMPARE(rings.size(), size_t(1));
    QCOMPARE(rings[0]->onlySessions.size(), size_t(500));
    const auto records = world.read<std::vector<AlertRecord>>(
        [&](Transaction &transaction) { return alert_store::recordsOf(transaction, message); });
    QCOMPARE(records.size(), size_t(1));
    QVERIFY(records[0].others.empty());
    QVERIFY2(world.scalar(u"SELECT SUM(size) FROM alert_log"_s) < 8'000, "one message must not cost more than a few KiB");
}

QTEST_GUILESS_MAIN(AlertWorkerTest)
#include "tst_alert_worker.moc"
