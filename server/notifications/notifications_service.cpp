// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_service.h"

#include "server/notifications/notifications_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr int feedRows = 1000;
}

void notify(Transaction &transaction, IdGenerator &ids, UserId user, NotificationKind kind, const User &actor, ConversationId conversation)
{
    const Notification notification{
        .id = NotificationId(ids.next()), .kind = kind, .actor = actor, .conversation = conversation, .createdAt = now(), .readAt = {}};
    NotificationsStore store(transaction);
    store.removeUnread(user, kind, actor.id, conversation);
    const bool isStored = store.insert(user, notification);
    store.trim(user, feedRows);
    if (!isStored)
        return;
    // A person's own event: the conversation is named in the data, so that no client takes it for a change of that.
    transaction.publish(
        tell(ServerEvent{.name = u"notification"_s, .conversation = {}, .version = 0, .data = toJson(notification)}, {user}));
}

NotificationsService::NotificationsService(TellPerson tell)
    : m_tell(std::move(tell))
{
}

Result<Answer> NotificationsService::feed(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto after = in.id<NotificationId>("after"_L1, Need::Optional);
    const int limit = int(in.integer("limit"_L1, Need::Optional, 1, limits::pageMax, limits::pageDefault));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    QList<Notification> rows = NotificationsStore(transaction).page(call.caller.user, after, limit + 1);
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
    const auto upTo = in.id<NotificationId>("upTo"_L1);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const qint64 count = NotificationsStore(transaction).markRead(call.caller.user, upTo, now());
    if (count > 0)
        m_tell(transaction, call.caller.user, u"notifications"_s, {{u"readUpTo"_s, upTo.toString()}});
    return Answer::none();
}

} // namespace kith::server
