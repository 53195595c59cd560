// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notify.h"

#include "server/notifications/alert_events.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/notifications_store.h"
#include "server/storage/person_version.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

void notify(Transaction &transaction, IdGenerator &ids, UserId user, NotificationKind kind, const User &actor, ConversationId conversation)
{
    const qint64 version = stepPersonVersion(transaction, user);
    if (version == 0)
        return;
    const Notification row{.id = NotificationId(ids.next()),
                           .kind = kind,
                           .reason = reasonOf(kind),
                           .actor = actor,
                           .conversation = conversation,
                           .createdAt = now()};
    NotificationsStore store(transaction);
    const NotificationId retired = store.retireUnread(user, kind, actor.id, conversation, row.createdAt, version);
    if (!store.insert(user, row, version))
        return;
    store.trim(user, feedRows);
    QJsonObject data{{u"notification"_s, toJson(row)}};
    if (!retired.isNull()) {
        data.insert(u"readIds"_s, QJsonArray{retired.toString()});
        data.insert(u"readAt"_s, toRfc3339(row.createdAt));
    }
    tellPerson(transaction, user, version, u"notifications"_s, data);
    transaction.publish(internalEvent(alert_events::feedRow, toJson(row), {user}));
}

void noteMention(Transaction &transaction, IdGenerator &ids, UserId user, const Notification &mention)
{
    NotificationsStore store(transaction);
    const qint64 version = stepPersonVersion(transaction, user);
    Notification row = mention;
    row.id = NotificationId(ids.next());
    if (version == 0 || !store.insert(user, row, version))
        return;
    store.trim(user, feedRows);
    // With the name of whoever wrote it, which the caller need not know.
    if (const auto stored = store.one(user, row.id))
        tellPerson(transaction, user, version, u"notifications"_s, {{u"notification"_s, toJson(*stored)}});
}

void actorChangedFor(Transaction &transaction, UserId actor, UserId viewer)
{
    NotificationsStore store(transaction);
    for (const Notification &row : store.doneBy(viewer, actor)) {
        const qint64 version = stepPersonVersion(transaction, viewer);
        if (version == 0)
            return;
        store.touch(row.id, version);
        tellPerson(transaction, viewer, version, u"notifications"_s, {{u"notification"_s, toJson(row)}});
    }
}

void actorChanged(Transaction &transaction, UserId actor, const QList<UserId> &except)
{
    for (const UserId viewer : NotificationsStore(transaction).feedsShowing(actor)) {
        if (viewer != actor && !except.contains(viewer))
            actorChangedFor(transaction, actor, viewer);
    }
}

void endSessions(Transaction &transaction, const QList<SessionId> &sessions)
{
    EndpointStore store(transaction);
    const QList<UserId> owners = store.removeOf(sessions);
    for (const UserId owner : owners)
        store.tellChanged(owner);
    if (!owners.isEmpty())
        transaction.publish(internalEvent(alert_events::endpoints, {}));
}

void eraseNotifications(Transaction &transaction, UserId user)
{
    for (const QString &sql : {u"DELETE FROM push_endpoints WHERE user_id = ?"_s, u"DELETE FROM notification_marks WHERE user_id = ?"_s,
                               u"DELETE FROM notification_settings WHERE user_id = ?"_s, u"DELETE FROM notifications WHERE user_id = ?"_s})
        transaction.execute(sql, {user.value()});
}

} // namespace kith::server
