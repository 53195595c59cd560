// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/storage/transaction.h"
#include "shared/model/user.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

/// What the rooms above may ask and tell about a person, without knowing how users are stored.
namespace kith::server::person {

/// Public parts (no e-mail, no phone), by id; unknown ids are left out. An erased person is "Deleted person". Somebody who
/// blocked `viewer` looks as at that moment (blocked_view.h); without a viewer everybody looks as they do now.
[[nodiscard]] QHash<UserId, User> publicUsers(Transaction &transaction, const QList<UserId> &ids, UserId viewer = {});
/// The same, with the e-mail and phone of those who show them to `viewer`.
[[nodiscard]] QHash<UserId, User> usersSeenBy(Transaction &transaction, UserId viewer, const QList<UserId> &ids);

/// Steps the person's version and tells all their devices: `me.changed` {what, …data}.
/// `what`: contacts, conversations, read, profile.
void tell(Transaction &transaction, UserId user, const QString &what, QJsonObject data);

/// Both accepted each other.
[[nodiscard]] bool areConnected(Transaction &transaction, UserId one, UserId other);
/// `owner` blocked `other`.
[[nodiscard]] bool hasBlocked(Transaction &transaction, UserId owner, UserId other);
/// Those among `others` between whom and `user` a block stands.
[[nodiscard]] QSet<UserId> blocksAmong(Transaction &transaction, UserId user, const QList<UserId> &others);
/// One of the two blocked the other: between them go no messages, no receipts, no typing and no presence, and neither
/// adds the other to anything.
[[nodiscard]] bool isBlockBetween(Transaction &transaction, UserId one, UserId other);
/// Signs in and can be written to: neither disabled nor erased.
[[nodiscard]] bool isActive(Transaction &transaction, UserId user);
/// Comes up when people are searched by name.
[[nodiscard]] bool isFindable(Transaction &transaction, UserId user);
/// The account is gone for good; nothing can be sent there any more.
[[nodiscard]] bool isErased(Transaction &transaction, UserId user);
/// Those of `users` whom `caller` may put into a group: by the setting of each (their contacts, or everyone), without a
/// block between the two, and only active accounts. In the order of `users`; for up to a whole group at once.
[[nodiscard]] QList<UserId> addableToGroup(Transaction &transaction, UserId caller, const QList<UserId> &users);
/// Both are members of some group now.
[[nodiscard]] bool shareGroup(Transaction &transaction, UserId one, UserId other);
/// The caller may know that this person exists: oneself, connected, a request between them, a shared conversation.
[[nodiscard]] bool mayKnow(Transaction &transaction, UserId viewer, UserId user);

/// Presence of `users` as `viewer` may see it (own settings, contacts, blocks); people who hide it are left out.
[[nodiscard]] QHash<UserId, Presence> visiblePresence(Transaction &transaction, const PresenceBoard &board, UserId viewer,
                                                      const QList<UserId> &users);
/// Everybody who sees `user` come and go: connected people and direct peers who may see it.
[[nodiscard]] std::vector<UserId> presenceAudience(Transaction &transaction, UserId user);
/// False: this person sends no read receipts, and sees nobody's.
[[nodiscard]] bool sendsReadReceipts(Transaction &transaction, UserId user);

} // namespace kith::server::person
