// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"

namespace kith::server {

/// What a row of the feed is about.
enum class NotificationKind { ContactRequested, ContactAccepted, ParticipantAdded };

struct Notification
{
    NotificationId id;
    NotificationKind kind = NotificationKind::ContactRequested;
    User actor; ///< whose doing it was; public part
    ConversationId conversation = {};
    Timestamp createdAt{};
    std::optional<Timestamp> readAt = {};
};

/// Wire and stored form: contact_requested, contact_accepted, participant_added.
[[nodiscard]] QString notificationKindName(NotificationKind kind);
[[nodiscard]] std::optional<NotificationKind> notificationKindFromName(QStringView name);
/// Why the person is told, as a code: contact, added.
[[nodiscard]] QString reasonOf(NotificationKind kind);
/// {id, kind, reason, actor, conversationId?, createdAt, readAt?}
[[nodiscard]] QJsonObject toJson(const Notification &notification);

} // namespace kith::server
