// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notification.h"

#include <array>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::array kindNames = {"contact_requested", "contact_accepted", "participant_added", "mention", "message"};
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

AlertReason reasonOf(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::ContactRequested:
    case NotificationKind::ContactAccepted: return AlertReason::Contact;
    case NotificationKind::ParticipantAdded: return AlertReason::Added;
    case NotificationKind::Mention: return AlertReason::Mention;
    case NotificationKind::Message: return AlertReason::RuleAll;
    }
    return AlertReason::Contact;
}

QJsonObject toJson(const Notification &notification)
{
    QJsonObject out{
        {u"id"_s, notification.id.toString()},
        {u"kind"_s, notificationKindName(notification.kind)},
        {u"reason"_s, codeOf(notification.reason)},
        {u"actor"_s, toJson(notification.actor)},
        {u"createdAt"_s, toRfc3339(notification.createdAt)},
        {u"read"_s, notification.isRead},
    };
    if (!notification.conversation.isNull())
        out.insert(u"conversationId"_s, notification.conversation.toString());
    if (!notification.message.isNull()) {
        out.insert(u"messageId"_s, notification.message.toString());
        out.insert(u"seq"_s, notification.seq);
    }
    if (notification.kind == NotificationKind::Message)
        out.insert(u"count"_s, notification.count);
    if (notification.readAt)
        out.insert(u"readAt"_s, toRfc3339(*notification.readAt));
    return out;
}

} // namespace kith::server
