// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/storage/transaction.h"

namespace kith::server::presence_push {

/// Tells `audience` that `user` is away and nothing more: for those who may not see it any longer.
void tellAway(Transaction &transaction, UserId user, std::vector<UserId> audience);

/// After a change of who sees whom: those of `before` who are not of `now` are told that `user` is away, and those who
/// are new, how it is. `before` and `now`: person::presenceAudience() of then and now.
void tellDifference(Transaction &transaction, const PresenceBoard &board, UserId user, std::vector<UserId> before, std::vector<UserId> now);

} // namespace kith::server::presence_push
