// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_reason.h"
#include "shared/model/user.h"

namespace kith::server {

/// What a row of the feed is about.
enum class NotificationKind {
    ContactRequested,
    ContactAccepted,
    ParticipantAdded,
    Mention, ///< one of a message in which the person, or a keyword of theirs, is named
    Message, ///< one of a conversation with something unread; never stored, its id is that of the newest message
};

struct Notification
{
    NotificationId id;
    NotificationKind kind = NotificationKind::ContactRequested;
    AlertReason reason = AlertReason::Contact;
    User actor; ///< whose doing it was; public part
    ConversationId conversation = {};
    MessageId message = {}; ///< of Mention and Message
    qint64 seq = 0; ///< of `message`
    int count = 0; ///< of Message: how many are unread; at most 1,000 are counted
    Timestamp createdAt{};
    std::optional<Timestamp> readAt = {}; ///< when it was marked by itself
    bool isRead = false; ///< marked, or the conversation was read that far
};

/// Wire and stored form: contact_requested, contact_accepted, participant_added, mention, message.
[[nodiscard]] QString notificationKindName(NotificationKind kind);
[[nodiscard]] std::optional<NotificationKind> notificationKindFromName(QStringView name);
/// Why the person is told of a row that is no message.
[[nodiscard]] AlertReason reasonOf(NotificationKind kind);
/// {id, kind, reason, actor, conversationId?, messageId?, seq?, count?, createdAt, read, readAt?}
[[nodiscard]] QJsonObject toJson(const Notification &notification);

} // namespace kith::server
