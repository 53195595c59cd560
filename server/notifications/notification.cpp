// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notification.h"

#include <array>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::array kindNames = {"contact_requested", "contact_accepted", "participant_added"};
}

QString notificationKindName(NotificationKind kind)
{
    return QString::fromLatin1(kindNames.at(size_t(kind)));
}

std::optional<NotificationKind> notificationKindFromName(QStringView name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == QLatin1String(kindNames[i]))
            return NotificationKind(i);
    }
    return std::nullopt;
}

QString reasonOf(NotificationKind kind)
{
    return kind == NotificationKind::ParticipantAdded ? u"added"_s : u"contact"_s;
}

QJsonObject toJson(const Notification &notification)
{
    QJsonObject out{
        {u"id"_s, notification.id.toString()},
        {u"kind"_s, notificationKindName(notification.kind)},
        {u"reason"_s, reasonOf(notification.kind)},
        {u"actor"_s, toJson(notification.actor)},
        {u"createdAt"_s, toRfc3339(notification.createdAt)},
    };
    if (!notification.conversation.isNull())
        out.insert(u"conversationId"_s, notification.conversation.toString());
    if (notification.readAt)
        out.insert(u"readAt"_s, toRfc3339(*notification.readAt));
    return out;
}

} // namespace kith::server
