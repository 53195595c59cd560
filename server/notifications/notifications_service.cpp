// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_service.h"

#include "server/api/parameter.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/notification_settings.h"
#include "server/notifications/notifications_store.h"
#include "server/storage/person_version.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

NotificationsService::NotificationsService(IdGenerator &ids)
    : m_ids(ids)
{
}

Result<Answer> NotificationsService::feed(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto after = in.id<NotificationId>("after"_L1, Need::Optional);
    const int limit = int(readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    QList<Notification> rows = NotificationsStore(transaction).page(call.caller.user, after, limit + 1, now());
    const bool hasMore = rows.size() > limit;
    rows.resize(qMin<qsizetype>(rows.size(), limit));
    QJsonArray out;
    for (const Notification &row : std::as_const(rows))
        out.append(toJson(row));
    return Answer::ok({{u"notifications"_s, out}, {u"more"_s, hasMore}});
}

Result<Answer> NotificationsService::markRead(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const bool hasIds = in.has("ids"_L1);
    const auto upTo = in.id<NotificationId>("upTo"_L1, hasIds ? Need::Optional : Need::Required);
    const auto ids = in.ids<NotificationId>("ids"_L1, Need::Optional, limits::pageMax);
    if (hasIds && in.has("upTo"_L1))
        in.fail("upTo"_L1, u"format"_s, u"Use either upTo or ids."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return hasIds ? markIds(transaction, call.caller.user, ids) : markUpTo(transaction, call.caller.user, upTo);
}

Result<Answer> NotificationsService::markUpTo(Transaction &transaction, UserId user, NotificationId upTo) const
{
    // What comes later is not read by anybody who names an id that is not there yet.
    const NotificationId target = std::min(upTo, NotificationId(m_ids.next()));
    NotificationsStore store(transaction);
    if (store.markOf(user, {}) >= target)
        return Answer::none();
    const qint64 version = stepPersonVersion(transaction, user);
    const Timestamp at = now();
    store.mark(user, {.conversation = {}, .upTo = target, .at = at}, version);
    tellPerson(transaction, user, version, u"notifications"_s, {{u"readUpTo"_s, target.toString()}, {u"readAt"_s, toRfc3339(at)}});
    return Answer::none();
}

Result<Answer> NotificationsService::markIds(Transaction &transaction, UserId user, const QList<NotificationId> &ids) const
{
    NotificationsStore store(transaction);
    const QList<NotificationId> stored = store.unreadAmong(user, ids);
    QHash<ConversationId, NotificationId> conversations = store.conversationsOf(user, ids);
    for (auto it = conversations.begin(); it != conversations.end();)
        it = store.markOf(user, it.key()) >= *it ? conversations.erase(it) : std::next(it);
    if (stored.isEmpty() && conversations.isEmpty())
        return Answer::none();
    const qint64 version = stepPersonVersion(transaction, user);
    const Timestamp at = now();
    store.markRows(user, stored, at, version);
    QJsonArray told;
    for (const NotificationId id : stored)
        told.append(id.toString());
    for (auto it = conversations.cbegin(); it != conversations.cend(); ++it) {
        store.mark(user, {.conversation = it.key(), .upTo = *it, .at = at}, version);
        told.append(it->toString());
    }
    tellPerson(transaction, user, version, u"notifications"_s, {{u"readIds"_s, told}, {u"readAt"_s, toRfc3339(at)}});
    return Answer::none();
}

Result<Answer> NotificationsService::settings(Transaction &transaction, const Call &call) const
{
    return Answer::ok({{u"settings"_s, toJson(notification_settings_store::of(transaction, call.caller.user))}});
}

Result<Answer> NotificationsService::changeSettings(Transaction &transaction, const Call &call) const
{
    const NotificationSettings before = notification_settings_store::of(transaction, call.caller.user);
    NotificationSettings after = before;
    JsonReader in = call.arguments();
    read(in, after);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (after != before) {
        const qint64 version = stepPersonVersion(transaction, call.caller.user);
        notification_settings_store::put(transaction, call.caller.user, after, version);
        tellPerson(transaction, call.caller.user, version, u"notificationSettings"_s, {{u"settings"_s, toJson(after)}});
    }
    return Answer::ok({{u"settings"_s, toJson(after)}});
}

void NotificationsService::addToSync(QJsonObject &answer, Transaction &transaction, UserId user, qint64 version)
{
    NotificationsStore store(transaction);
    QJsonArray rows;
    for (const Notification &row : store.changedSince(user, version, feedRows))
        rows.append(toJson(row));
    QJsonArray marks;
    for (const FeedMark &known : store.marksSince(user, version)) {
        QJsonObject mark{{u"upTo"_s, known.upTo.toString()}, {u"at"_s, toRfc3339(known.at)}};
        if (!known.conversation.isNull())
            mark.insert(u"conversationId"_s, known.conversation.toString());
        marks.append(mark);
    }
    answer.insert(u"notifications"_s, rows);
    answer.insert(u"pushEndpoints"_s, EndpointStore(transaction).lastingOf(user));
    answer.insert(u"notificationMarks"_s, marks);
    if (version == 0 || notification_settings_store::versionOf(transaction, user) > version)
        answer.insert(u"notificationSettings"_s, toJson(notification_settings_store::of(transaction, user)));
}

} // namespace kith::server
