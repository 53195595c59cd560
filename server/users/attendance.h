// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

/// What open sockets say of the people and sessions behind them.
namespace kith::server::attendance {

/// Keeps when each of these was last there, where it is later than what is known.
void recordLastSeen(Transaction &transaction, const std::vector<std::pair<UserId, Timestamp>> &people);

/// Those of `sessions` that are not valid any more. The others, which are in use, count as seen now.
[[nodiscard]] std::vector<SessionId> endedAmong(Transaction &transaction, const std::vector<SessionId> &sessions);

} // namespace kith::server::attendance
