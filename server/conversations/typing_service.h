// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/bus.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// Tells the other members that the caller is typing; nothing is stored. In large groups, and where somebody is
/// blocked, nothing is told and nothing is said about it.
[[nodiscard]] Result<Answer> tellTyping(Transaction &transaction, const Call &call, EventSink &sink);

} // namespace kith::server
