// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/notifications/notification.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Puts a row into `user`'s feed and alerts their devices with the event `notification`. An unread row about the same
/// thing is replaced, and the feed keeps its newest 1,000 rows. Nothing happens when there is no such person.
void notify(Transaction &transaction, IdGenerator &ids, UserId user, NotificationKind kind, const User &actor,
            ConversationId conversation = {});

/// Steps a person's version and tells their devices: person::tell(), handed in because this room lies below users.
using TellPerson = std::function<void(Transaction &, UserId, const QString &what, QJsonObject data)>;

/// What a person may ask of their feed.
class NotificationsService
{
public:
    explicit NotificationsService(TellPerson tell);

    /// {after?, limit?} -> {notifications, more}, oldest first.
    [[nodiscard]] Result<Answer> feed(Transaction &transaction, const Call &call) const;
    /// {upTo}: everything up to this id is read; the other devices hear of it.
    [[nodiscard]] Result<Answer> markRead(Transaction &transaction, const Call &call) const;

private:
    TellPerson m_tell;
};

} // namespace kith::server
