// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/ids.h"

#include <QtCore/QList>

/// What somebody who was blocked sees of whoever did it: the profile of that moment, however it changes while the block
/// stands. person::publicUsers() and person::usersSeenBy() give that one to such a viewer, so that what is told, what is
/// asked for and what a new device gets are the same.
namespace kith::server::blocked_view {

/// `user` blocks `viewer` now: who goes on seeing what they saw. To be called before the block stands.
void keep(Transaction &transaction, UserId user, UserId viewer);
/// The block is lifted. The caller tells `viewer` of the present profile.
void drop(Transaction &transaction, UserId user, UserId viewer);
/// Those who see a kept profile of `user`.
[[nodiscard]] QList<UserId> viewersOf(Transaction &transaction, UserId user);
/// The account is erased: nothing of it is kept, nor for it.
void forget(Transaction &transaction, UserId user);

} // namespace kith::server::blocked_view
