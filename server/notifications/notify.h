// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/notification.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// How many stored rows a feed keeps.
inline constexpr int feedRows = 200;

/// Puts a row into `user`'s feed, tells their devices of it (`me.changed`, what: notifications) and lets the alert worker
/// decide which of them rings. An unread row about the same thing is taken as read. Nothing happens when there is no
/// such person.
void notify(Transaction &transaction, IdGenerator &ids, UserId user, NotificationKind kind, const User &actor,
            ConversationId conversation = {});

/// The same for a message in which `user`, or a keyword of theirs, is named; who rings is decided with the message.
void noteMention(Transaction &transaction, IdGenerator &ids, UserId user, const Notification &mention);

/// `actor` looks different from now on: the rows about what they did are told anew to everybody who has some, but those in
/// `except`.
void actorChanged(Transaction &transaction, UserId actor, const QList<UserId> &except = {});
/// The same for one person.
void actorChangedFor(Transaction &transaction, UserId actor, UserId viewer);

/// Takes away the endpoints of sessions that end now; the other devices of those people are told.
void endSessions(Transaction &transaction, const QList<SessionId> &sessions);

/// Takes away everything that was kept for `user`, whose account is erased: feed, marks, settings, endpoints and what
/// waited for them.
void eraseNotifications(Transaction &transaction, UserId user);

} // namespace kith::server
