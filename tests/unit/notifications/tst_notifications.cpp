// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_events.h"
#include "server/notifications/notification_settings.h"
#include "server/notifications/notifications_service.h"
#include "server/users/person.h"
#include "tests/unit/notifications/feed_world.h"

#include <QtTest/QTest>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// The feed of a person, and how they want to be alerted.
class Notifications : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void newRowIsKeptToldAndHandedToTheWorker();
    void sameThingAgainReplacesTheUnreadRow();
    void nobodyIsToldOfNobody();
    void feedComesInPages();
    void feedStaysBounded();
    void conversationIsOneRow();
    void silencedConversationsHaveNoRow_data();
    void silencedConversationsHaveNoRow();
    void mentionIsARowUntilItIsRead();
    void mentionGoesWithItsMessage();
    void rowsOfBothKindsKeepTheirOrder();
    void markingUpToIsToldOnce();
    void markingBeyondTodayMarksToday();
    void markingByIds();
    void markOfOneConversationLeavesTheOthers();
    void foreignIdsMarkNothing();
    void rejectsBrokenArguments();
    void settingsBeginWithDefaults();
    void settingsChangeInPartsAndAreTold();
    void brokenSettingsAreNamedAtOnce();
    void syncTellsEverythingAndThenWhatChanged();
    void erasedPersonLeavesNothing();

private:
    void add(UserId user, NotificationKind kind, UserId actor, ConversationId conversation = {});
    void mention(UserId user, MessageId message, ConversationId conversation, qint64 seq);
    QJsonArray feed(UserId user, const QJsonObject &input = {});
    Result<Answer> read(const QJsonObject &input);
    Result<Answer> change(const QJsonObject &input);
    QJsonObject settings();
    QJsonObject sync(UserId user, qint64 version);

    std::unique_ptr<FeedWorld> m_world;
    UserId m_anna;
    UserId m_bea;
};

void Notifications::init()
{
    m_world = std::make_unique<FeedWorld>();
    m_anna = m_world->person(u"Anna"_s);
    m_bea = m_world->person(u"Bea"_s);
}

void Notifications::add(UserId user, NotificationKind kind, UserId actor, ConversationId conversation)
{
    m_world->run([&](Transaction &transaction) {
        notify(transaction, m_world->ids, user, kind, person::publicUsers(transaction, {actor}).value(actor), conversation);
    });
}

void Notifications::mention(UserId user, MessageId message, ConversationId conversation, qint64 seq)
{
    Notification row;
    row.kind = NotificationKind::Mention;
    row.reason = AlertReason::Mention;
    row.actor.id = m_bea;
    row.conversation = conversation;
    row.message = message;
    row.seq = seq;
    row.createdAt = now();
    m_world->run([&](Transaction &transaction) { noteMention(transaction, m_world->ids, user, row); });
}

QJsonArray Notifications::feed(UserId user, const QJsonObject &input)
{
    const NotificationsService service(m_world->ids);
    const auto answer = m_world->database.read(
        [&](Transaction &transaction) { return service.feed(transaction, FeedWorld::callOf(user, input)); });
    return answer ? answer->body.value(u"notifications"_s).toArray() : QJsonArray{int(answer.error().code)};
}

Result<Answer> Notifications::read(const QJsonObject &input)
{
    const NotificationsService service(m_world->ids);
    return m_world->database.write(
        [&](Transaction &transaction) { return service.markRead(transaction, FeedWorld::callOf(m_anna, input)); });
}

Result<Answer> Notifications::change(const QJsonObject &input)
{
    const NotificationsService service(m_world->ids);
    return m_world->database.write(
        [&](Transaction &transaction) { return service.changeSettings(transaction, FeedWorld::callOf(m_anna, input)); });
}

QJsonObject Notifications::settings()
{
    const NotificationsService service(m_world->ids);
    return m_world->database.read([&](Transaction &transaction) { return service.settings(transaction, FeedWorld::callOf(m_anna, {})); })
        ->body.value(u"settings"_s)
        .toObject();
}

QJsonObject Notifications::sync(UserId user, qint64 version)
{
    return *m_world->database.read([&](Transaction &transaction) -> Result<QJsonObject> {
        QJsonObject answer;
        NotificationsService::addToSync(answer, transaction, user, version);
        return answer;
    });
}

void Notifications::newRowIsKeptToldAndHandedToTheWorker()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    const auto events = m_world->database.takeEvents();
    QCOMPARE(events.size(), size_t(2));
    QCOMPARE(events[0]->name, "me.changed"_ba);
    QCOMPARE(events[0]->audience, std::vector{m_anna});
    QCOMPARE(events[0]->data.value(u"what"_s).toString(), u"notifications"_s);
    const QJsonObject row = events[0]->data.value(u"notification"_s).toObject();
    QCOMPARE(row.value(u"kind"_s).toString(), u"contact_requested"_s);
    QCOMPARE(row.value(u"reason"_s).toString(), u"contact"_s);
    QCOMPARE(row.value(u"read"_s).toBool(true), false);
    QCOMPARE(row.value(u"actor"_s).toObject().value(u"firstname"_s).toString(), u"Bea"_s);
    QVERIFY(!row.value(u"actor"_s).toObject().contains(u"phone"_s));
    QCOMPARE(events[1]->kind, Event::Kind::Internal);
    QCOMPARE(events[1]->name, QByteArray(alert_events::feedRow));
    QCOMPARE(events[1]->data, row);
    QCOMPARE(feed(m_anna), QJsonArray{row});
}

void Notifications::sameThingAgainReplacesTheUnreadRow()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    const QJsonValue first = feed(m_anna).at(0)[u"id"_s];
    (void)m_world->database.takeEvents();
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    QCOMPARE(m_world->database.takeFramesFor(m_anna).at(0)[u"data"_s][u"readIds"_s].toArray(), QJsonArray{first});
    const QJsonArray rows = feed(m_anna);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)[u"read"_s].toBool(), true);
    QCOMPARE(rows.at(1)[u"read"_s].toBool(), false);
    add(m_anna, NotificationKind::ContactAccepted, m_bea);
    QCOMPARE(feed(m_anna).at(1)[u"read"_s].toBool(), false);
}

void Notifications::nobodyIsToldOfNobody()
{
    add(UserId(), NotificationKind::ContactRequested, m_bea);
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM notifications"_s).toInt(), 0);
}

void Notifications::feedComesInPages()
{
    for (int i = 0; i < 3; ++i)
        add(m_anna, NotificationKind::ContactRequested, m_world->person(u"Cem"_s));
    const QJsonArray first = feed(m_anna, {{u"limit"_s, u"2"_s}});
    QCOMPARE(first.size(), 2);
    const QJsonArray rest = feed(m_anna, {{u"after"_s, first.at(1)[u"id"_s]}});
    QCOMPARE(rest.size(), 1);
    const NotificationsService service(m_world->ids);
    const auto more = [&](int limit) {
        return m_world->database
            .read([&](Transaction &transaction) {
                return service.feed(transaction, FeedWorld::callOf(m_anna, {{u"limit"_s, limit}}));
            })
            ->body.value(u"more"_s)
            .toBool();
    };
    QVERIFY(more(2));
    QVERIFY(!more(3));
}

void Notifications::feedStaysBounded()
{
    const UserId cem = m_world->person(u"Cem"_s);
    m_world->run([&](Transaction &transaction) {
        for (int i = 0; i < 205; ++i)
            transaction.execute(u"INSERT INTO notifications (id, user_id, kind, actor_id, created_at) VALUES (?, ?, ?, ?, 1)"_s,
                                {i + 1, m_anna.value(), u"contact_requested"_s, cem.value()});
    });
    add(m_anna, NotificationKind::ContactAccepted, m_bea);
    QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM notifications"_s).toInt(), 200);
}

void Notifications::conversationIsOneRow()
{
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    QCOMPARE(feed(m_anna), QJsonArray());
    m_world->message(group, m_bea, u"1"_s);
    const MessageId second = m_world->message(group, m_bea, u"2"_s);
    m_world->message(group, m_anna, u"my own"_s);
    m_world->message(group, m_bea, u"a note"_s, 1);
    const MessageId unsent = m_world->message(group, m_bea, u"taken back"_s);
    m_world->sql(u"UPDATE messages SET unsent_at = 5 WHERE id = ?"_s, {unsent.value()});
    const QJsonArray rows = feed(m_anna);
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows.at(0).toObject();
    QCOMPARE(row.value(u"kind"_s).toString(), u"message"_s);
    QCOMPARE(row.value(u"reason"_s).toString(), u"rule_all"_s);
    QCOMPARE(row.value(u"id"_s).toString(), second.toString());
    QCOMPARE(row.value(u"messageId"_s).toString(), second.toString());
    QCOMPARE(row.value(u"conversationId"_s).toString(), group.toString());
    QCOMPARE(row.value(u"count"_s).toInt(), 2);
    QCOMPARE(row.value(u"seq"_s).toInt(), 2);
    QCOMPARE(row.value(u"actor"_s)[u"firstname"_s].toString(), u"Bea"_s);
    // A newer message takes the row along.
    const MessageId third = m_world->message(group, m_bea, u"3"_s);
    QCOMPARE(feed(m_anna).at(0)[u"id"_s].toString(), third.toString());
    QCOMPARE(feed(m_anna, {{u"after"_s, second.toString()}}).size(), 1);
    QCOMPARE(feed(m_anna, {{u"after"_s, third.toString()}}).size(), 0);
    m_world->readUpTo(group, m_anna, 2);
    QCOMPARE(feed(m_anna).at(0)[u"count"_s].toInt(), 1);
    m_world->readUpTo(group, m_anna, 6);
    QCOMPARE(feed(m_anna), QJsonArray());
    QCOMPARE(feed(m_bea).size(), 1);
    QCOMPARE(feed(m_bea).at(0)[u"count"_s].toInt(), 1);
    const ConversationId direct = m_world->conversation({m_anna, m_bea}, false);
    m_world->message(direct, m_bea);
    QCOMPARE(feed(m_anna).at(0)[u"reason"_s].toString(), u"direct"_s);
}

void Notifications::silencedConversationsHaveNoRow_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("as it is") << u"left_at = NULL"_s << true;
    QTest::newRow("muted") << u"muted_until = 99999999999999"_s << false;
    QTest::newRow("no longer muted") << u"muted_until = 5"_s << true;
    QTest::newRow("mentions alone") << u"notify = 1"_s << false;
    QTest::newRow("nothing") << u"notify = 2"_s << false;
    QTest::newRow("left") << u"left_at = 5, left_seq = 1"_s << false;
}

void Notifications::silencedConversationsHaveNoRow()
{
    QFETCH(QString, change);
    QFETCH(bool, isThere);
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    m_world->message(group, m_bea);
    m_world->sql(u"UPDATE participants SET %1 WHERE user_id = ?"_s.arg(change), {m_anna.value()});
    QCOMPARE(feed(m_anna).size(), isThere ? 1 : 0);
}

void Notifications::mentionIsARowUntilItIsRead()
{
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const MessageId message = m_world->message(group, m_bea, u"@Anna"_s);
    m_world->sql(u"UPDATE participants SET notify = 1 WHERE user_id = ?"_s, {m_anna.value()});
    (void)m_world->database.takeEvents();
    mention(m_anna, message, group, 1);
    const auto frames = m_world->database.takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    const QJsonObject row = frames.at(0)[u"data"_s][u"notification"_s].toObject();
    QCOMPARE(row.value(u"kind"_s).toString(), u"mention"_s);
    QCOMPARE(row.value(u"messageId"_s).toString(), message.toString());
    QCOMPARE(row.value(u"actor"_s)[u"firstname"_s].toString(), u"Bea"_s);
    QCOMPARE(feed(m_anna), QJsonArray{row});
    // Once for a message, however often it is decided.
    mention(m_anna, message, group, 1);
    QCOMPARE(feed(m_anna).size(), 1);
    m_world->readUpTo(group, m_anna, 1);
    QCOMPARE(feed(m_anna).at(0)[u"read"_s].toBool(), true);
    QVERIFY(!feed(m_anna).at(0).toObject().contains(u"readAt"_s));
}

void Notifications::mentionGoesWithItsMessage()
{
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const MessageId message = m_world->message(group, m_bea, u"@Anna"_s);
    mention(m_anna, message, group, 1);
    QCOMPARE(feed(m_anna).size(), 2);
    m_world->sql(u"UPDATE messages SET unsent_at = 5, content = '' WHERE id = ?"_s, {message.value()});
    QCOMPARE(feed(m_anna).size(), 0);
}

void Notifications::rowsOfBothKindsKeepTheirOrder()
{
    const ConversationId one = m_world->conversation({m_anna, m_bea});
    const ConversationId two = m_world->conversation({m_anna, m_bea});
    const MessageId first = m_world->message(one, m_bea);
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    const MessageId second = m_world->message(two, m_bea);
    add(m_anna, NotificationKind::ParticipantAdded, m_bea, two);
    QStringList kinds;
    QString last;
    for (int page = 0; page < 4; ++page) {
        const QJsonArray rows = feed(m_anna, {{u"limit"_s, 1}, {u"after"_s, last.isEmpty() ? QJsonValue() : QJsonValue(last)}});
        QCOMPARE(rows.size(), 1);
        kinds.append(rows.at(0)[u"kind"_s].toString());
        last = rows.at(0)[u"id"_s].toString();
    }
    QCOMPARE(kinds, (QStringList{u"message"_s, u"contact_requested"_s, u"message"_s, u"participant_added"_s}));
    QCOMPARE(feed(m_anna, {{u"after"_s, last}}), QJsonArray());
    QVERIFY(first < second);
}

void Notifications::markingUpToIsToldOnce()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    add(m_bea, NotificationKind::ContactRequested, m_anna);
    const ConversationId group = m_world->conversation({m_anna, m_bea});
    const MessageId message = m_world->message(group, m_bea);
    (void)m_world->database.takeEvents();
    QVERIFY(read({{u"upTo"_s, message.toString()}}));
    const auto frames = m_world->database.takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    QJsonObject told = frames.first().value(u"data"_s).toObject();
    const QJsonValue readAt = told.take(u"readAt"_s);
    QVERIFY(fromRfc3339(readAt.toString()));
    QCOMPARE(told, (QJsonObject{{u"what"_s, u"notifications"_s}, {u"readUpTo"_s, message.toString()}}));
    const QJsonArray rows = feed(m_anna);
    QCOMPARE(rows.size(), 2);
    for (const QJsonValue &row : rows) {
        QCOMPARE(row[u"read"_s].toBool(), true);
        QCOMPARE(row[u"readAt"_s], readAt);
    }
    // The conversation itself is unread as before, and a newer message shows it again.
    m_world->message(group, m_bea);
    QCOMPARE(feed(m_anna).at(1)[u"read"_s].toBool(), false);
    QCOMPARE(feed(m_anna).at(1)[u"count"_s].toInt(), 2);
    QVERIFY(read({{u"upTo"_s, message.toString()}}));
    QVERIFY(read({{u"upTo"_s, u"1"_s}}));
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(feed(m_bea).at(0)[u"read"_s].toBool(true), false);
}

void Notifications::markingBeyondTodayMarksToday()
{
    QVERIFY(read({{u"upTo"_s, u"9223372036854775807"_s}}));
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    QCOMPARE(feed(m_anna).at(0)[u"read"_s].toBool(true), false);
}

void Notifications::markingByIds()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    add(m_anna, NotificationKind::ContactAccepted, m_bea);
    const QJsonValue first = feed(m_anna).at(0)[u"id"_s];
    (void)m_world->database.takeEvents();
    QVERIFY(read({{u"ids"_s, QJsonArray{first}}}));
    const QJsonObject told = m_world->database.takeFramesFor(m_anna).at(0)[u"data"_s].toObject();
    QCOMPARE(told[u"what"_s].toString(), u"notifications"_s);
    QCOMPARE(told[u"readIds"_s].toArray(), QJsonArray{first});
    QCOMPARE(told[u"readAt"_s], feed(m_anna).at(0)[u"readAt"_s]);
    QVERIFY(feed(m_anna).at(0).toObject().contains(u"readAt"_s));
    QCOMPARE(feed(m_anna).at(0)[u"read"_s].toBool(), true);
    QCOMPARE(feed(m_anna).at(1)[u"read"_s].toBool(true), false);
    QVERIFY(read({{u"ids"_s, QJsonArray{first}}}));
    QVERIFY(m_world->database.takeEvents().empty());
}

void Notifications::markOfOneConversationLeavesTheOthers()
{
    const ConversationId one = m_world->conversation({m_anna, m_bea});
    const ConversationId two = m_world->conversation({m_anna, m_bea});
    const MessageId first = m_world->message(one, m_bea, u"@Anna"_s);
    mention(m_anna, first, one, 1);
    m_world->message(two, m_bea);
    (void)m_world->database.takeEvents();
    QVERIFY(read({{u"ids"_s, QJsonArray{first.toString()}}}));
    QCOMPARE(m_world->database.takeFramesFor(m_anna).size(), 1);
    int unread = 0;
    const QJsonArray rows = feed(m_anna);
    for (const QJsonValue &row : rows) {
        unread += !row[u"read"_s].toBool();
        QCOMPARE(row[u"read"_s].toBool(), row[u"conversationId"_s].toString() == one.toString());
    }
    QCOMPARE(rows.size(), 3);
    QCOMPARE(unread, 1);
    QVERIFY(read({{u"ids"_s, QJsonArray{first.toString()}}}));
    QVERIFY(m_world->database.takeEvents().empty());
}

void Notifications::foreignIdsMarkNothing()
{
    const UserId carl = m_world->person(u"Carl"_s);
    const ConversationId foreign = m_world->conversation({m_bea, carl});
    const MessageId message = m_world->message(foreign, m_bea);
    add(m_bea, NotificationKind::ContactRequested, carl);
    const QJsonValue row = feed(m_bea).at(0)[u"id"_s];
    (void)m_world->database.takeEvents();
    QVERIFY(read({{u"ids"_s, QJsonArray{message.toString(), row, u"4711"_s}}}));
    QVERIFY(m_world->database.takeEvents().empty());
    QCOMPARE(feed(m_bea).at(0)[u"read"_s].toBool(true), false);
}

void Notifications::rejectsBrokenArguments()
{
    const auto refused = QJsonArray{int(ErrorCode::Validation)};
    QCOMPARE(feed(m_anna, {{u"limit"_s, 201}}), refused);
    QCOMPARE(feed(m_anna, {{u"limit"_s, u"many"_s}}), refused);
    QCOMPARE(feed(m_anna, {{u"after"_s, u"-1"_s}}), refused);
    QCOMPARE(read({}).error().code, ErrorCode::Validation);
    QCOMPARE(read({{u"upTo"_s, 5}}).error().code, ErrorCode::Validation);
    QCOMPARE(read({{u"ids"_s, u"5"_s}}).error().code, ErrorCode::Validation);
    QCOMPARE(read({{u"ids"_s, QJsonArray{5}}}).error().code, ErrorCode::Validation);
    QCOMPARE(read({{u"ids"_s, QJsonArray{u"5"_s}}, {u"upTo"_s, u"5"_s}}).error().code, ErrorCode::Validation);
    QJsonArray many;
    for (int i = 1; i <= 201; ++i)
        many.append(QString::number(i));
    QCOMPARE(read({{u"ids"_s, many}}).error().code, ErrorCode::Validation);
}

void Notifications::settingsBeginWithDefaults()
{
    const QJsonObject expected{
        {u"doNotDisturb"_s, QJsonObject{{u"enabled"_s, false},
                                        {u"from"_s, u"22:00"_s},
                                        {u"to"_s, u"07:00"_s},
                                        {u"days"_s, QJsonArray{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s}},
                                        {u"timeZone"_s, u"UTC"_s}}},
        {u"preview"_s, true},
        {u"sound"_s, u"default"_s},
        {u"keywords"_s, QJsonArray()},
        {u"ringOthersAfter"_s, 10},
    };
    QCOMPARE(settings(), expected);
}

void Notifications::settingsChangeInPartsAndAreTold()
{
    QVERIFY(change({{u"doNotDisturb"_s, QJsonObject{{u"enabled"_s, true},
                                                    {u"from"_s, u"21:30"_s},
                                                    {u"timeZone"_s, u"Europe/Berlin"_s},
                                                    {u"days"_s, QJsonArray{u"sat"_s, u"mon"_s}}}},
                    {u"keywords"_s, QJsonArray{u" Deploy "_s, u"deploy"_s, u"release  train"_s}}}));
    const auto frames = m_world->database.takeFramesFor(m_anna);
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0][u"data"_s][u"what"_s].toString(), u"notificationSettings"_s);
    QCOMPARE(frames[0][u"data"_s][u"settings"_s].toObject(), settings());
    QCOMPARE(settings()[u"keywords"_s].toArray(), (QJsonArray{u"Deploy"_s, u"release train"_s}));
    QCOMPARE(settings()[u"doNotDisturb"_s].toObject(), (QJsonObject{{u"enabled"_s, true},
                                                                    {u"from"_s, u"21:30"_s},
                                                                    {u"to"_s, u"07:00"_s},
                                                                    {u"days"_s, QJsonArray{u"mon"_s, u"sat"_s}},
                                                                    {u"timeZone"_s, u"Europe/Berlin"_s}}));
    QVERIFY(
        change({{u"preview"_s, false}, {u"sound"_s, u"none"_s}, {u"ringOthersAfter"_s, 0}, {u"pausedUntil"_s, u"2030-01-01T00:00:00Z"_s}}));
    QCOMPARE(settings()[u"preview"_s].toBool(true), false);
    QCOMPARE(settings()[u"pausedUntil"_s].toString(), u"2030-01-01T00:00:00.000Z"_s);
    QCOMPARE(settings()[u"keywords"_s].toArray().size(), 2);
    QVERIFY(change({{u"pausedUntil"_s, QJsonValue::Null}, {u"keywords"_s, QJsonArray()}}));
    QVERIFY(!settings().contains(u"pausedUntil"_s));
    QCOMPARE(settings()[u"keywords"_s].toArray().size(), 0);
    // What changes nothing tells nothing.
    (void)m_world->database.takeEvents();
    QVERIFY(change({{u"preview"_s, false}}));
    QVERIFY(change({}));
    QVERIFY(m_world->database.takeEvents().empty());
    // Nobody else's.
    const NotificationsService service(m_world->ids);
    const auto beas = m_world->database.read(
        [&](Transaction &transaction) { return service.settings(transaction, FeedWorld::callOf(m_bea, {})); });
    QCOMPARE(beas->body[u"settings"_s][u"preview"_s].toBool(), true);
}

namespace {
struct BrokenSettings
{
    QByteArray what;
    QJsonObject input;
    QStringList fields;
};

QList<BrokenSettings> brokenSettings()
{
    QList<BrokenSettings> out;
    const auto quiet = [](const QString &name, const QJsonValue &value) {
        return QJsonObject{{u"doNotDisturb"_s, QJsonObject{{name, value}}}};
    };
    for (const char *time : {"24:00", "7:00", "07:60", "0700", "07:0a", "aa:bb", "-1:00", "07:00 ", ""})
        out.append({time, quiet(u"from"_s, QLatin1String(time)), QStringList{u"doNotDisturb.from"_s}});
    out.append({"to as an empty text", quiet(u"to"_s, u""_s), QStringList{u"doNotDisturb.to"_s}});
    out.append({"to as what cannot be shown", quiet(u"to"_s, QString(QChar(u'\0'))), QStringList{u"doNotDisturb.to"_s}});
    out.append({"to as a number", quiet(u"to"_s, 7), QStringList{u"doNotDisturb.to"_s}});
    out.append({"no such day", quiet(u"days"_s, QJsonArray{u"someday"_s}), QStringList{u"doNotDisturb.days"_s}});
    out.append({"days as a text", quiet(u"days"_s, u"mon"_s), QStringList{u"doNotDisturb.days"_s}});
    out.append({"eight days", quiet(u"days"_s, QJsonArray{u"mon"_s, u"mon"_s, u"mon"_s, u"mon"_s, u"mon"_s, u"mon"_s, u"mon"_s, u"mon"_s}),
                QStringList{u"doNotDisturb.days"_s}});
    out.append({"no such zone", quiet(u"timeZone"_s, u"Mars/Olympus"_s), QStringList{u"doNotDisturb.timeZone"_s}});
    out.append({"path as a zone", quiet(u"timeZone"_s, u"../../etc/passwd"_s), QStringList{u"doNotDisturb.timeZone"_s}});
    out.append({"long zone", quiet(u"timeZone"_s, QString(65, u'x')), QStringList{u"doNotDisturb.timeZone"_s}});
    out.append({"not an object", QJsonObject{{u"doNotDisturb"_s, true}}, QStringList{u"doNotDisturb"_s}});
    out.append({"sound", QJsonObject{{u"sound"_s, u"bang"_s}}, QStringList{u"sound"_s}});
    out.append({"long keyword", QJsonObject{{u"keywords"_s, QJsonArray{QString(41, u'x')}}}, QStringList{u"keywords"_s}});
    out.append({"empty keyword", QJsonObject{{u"keywords"_s, QJsonArray{u"  "_s}}}, QStringList{u"keywords"_s}});
    out.append({"keyword as a number", QJsonObject{{u"keywords"_s, QJsonArray{5}}}, QStringList{u"keywords"_s}});
    out.append({"keyword with NUL", QJsonObject{{u"keywords"_s, QJsonArray{QString(QChar(0))}}}, QStringList{u"keywords"_s}});
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(QString::number(i));
    out.append({"many keywords", QJsonObject{{u"keywords"_s, many}}, QStringList{u"keywords"_s}});
    out.append({"seconds", QJsonObject{{u"ringOthersAfter"_s, 121}}, QStringList{u"ringOthersAfter"_s}});
    out.append({"pause", QJsonObject{{u"pausedUntil"_s, u"tomorrow"_s}}, QStringList{u"pausedUntil"_s}});
    out.append({"all at once", QJsonObject{{u"sound"_s, 5}, {u"preview"_s, u"yes"_s}, {u"keywords"_s, u"x"_s}},
                QStringList{u"preview"_s, u"sound"_s, u"keywords"_s}});
    return out;
}
} // namespace

void Notifications::brokenSettingsAreNamedAtOnce()
{
    const QJsonObject before = settings();
    for (const BrokenSettings &broken : brokenSettings()) {
        const auto refused = change(broken.input);
        QVERIFY2(!refused, broken.what.constData());
        QStringList named;
        for (const FieldError &field : refused.error().fields)
            named.append(field.field);
        QVERIFY2(named == broken.fields, QByteArray(broken.what + ": " + named.join(u' ').toLatin1()).constData());
        QCOMPARE(settings(), before);
        QVERIFY(m_world->database.takeEvents().empty());
    }
}

void Notifications::syncTellsEverythingAndThenWhatChanged()
{
    const auto versionOf = [&](UserId user) {
        return m_world->database.scalar(u"SELECT version FROM users WHERE id = ?"_s, {user.value()}).toLongLong();
    };
    QJsonObject all = sync(m_anna, 0);
    QCOMPARE(all.value(u"notifications"_s).toArray().size(), 0);
    QCOMPARE(all.value(u"notificationSettings"_s).toObject(), settings());
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    const qint64 before = versionOf(m_anna);
    const QJsonValue first = feed(m_anna).at(0)[u"id"_s];
    QCOMPARE(sync(m_anna, before),
             (QJsonObject{{u"notifications"_s, QJsonArray()}, {u"notificationMarks"_s, QJsonArray()}, {u"pushEndpoints"_s, QJsonArray()}}));
    add(m_anna, NotificationKind::ContactAccepted, m_bea);
    QVERIFY(read({{u"ids"_s, QJsonArray{first}}}));
    QVERIFY(change({{u"preview"_s, false}}));
    QJsonObject delta = sync(m_anna, before);
    QCOMPARE(delta.value(u"notifications"_s).toArray(), feed(m_anna));
    QCOMPARE(delta.value(u"notificationSettings"_s).toObject(), settings());
    const qint64 later = versionOf(m_anna);
    QVERIFY(read({{u"upTo"_s, feed(m_anna).at(1)[u"id"_s]}}));
    delta = sync(m_anna, later);
    QCOMPARE(delta.value(u"notifications"_s).toArray().size(), 0);
    QCOMPARE(delta.value(u"notificationMarks"_s).toArray(),
             (QJsonArray{QJsonObject{{u"upTo"_s, feed(m_anna).at(1)[u"id"_s]}, {u"at"_s, feed(m_anna).at(1)[u"readAt"_s]}}}));
    QCOMPARE(sync(m_anna, 0).value(u"notifications"_s).toArray(), feed(m_anna));
}

void Notifications::erasedPersonLeavesNothing()
{
    add(m_anna, NotificationKind::ContactRequested, m_bea);
    QVERIFY(read({{u"upTo"_s, feed(m_anna).at(0)[u"id"_s]}}));
    QVERIFY(change({{u"preview"_s, false}}));
    m_world->sql(
        u"INSERT INTO push_endpoints (id, user_id, kind, url, has_content, delay_minutes, created_at) VALUES (1, ?, 'email', '', 0, 5, 1)"_s,
        {m_anna.value()});
    m_world->sql(
        u"INSERT INTO push_queue (id, endpoint_id, user_id, about, kind, reason, created_at, due_at) VALUES (1, 1, ?, 'x', 'x', 'x', 1, 1)"_s,
        {m_anna.value()});
    m_world->run([&](Transaction &transaction) { eraseNotifications(transaction, m_anna); });
    for (const char *table : {"notifications", "notification_marks", "notification_settings", "push_endpoints", "push_queue"})
        QCOMPARE(m_world->database.scalar(u"SELECT COUNT(*) FROM %1"_s.arg(QLatin1String(table))).toInt(), 0);
}

QTEST_GUILESS_MAIN(Notifications)
#include "tst_notifications.moc"
