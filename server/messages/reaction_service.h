// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

/// Emoji under messages.
namespace kith::server::reaction_service {

/// Adds the caller's reaction `emoji` to `messageId`, or takes it away where `set` is false. What is so already changes
/// nothing. Errors: LimitReached.
[[nodiscard]] Result<Answer> set(Transaction &transaction, const Call &call);
/// Takes the caller's reaction away.
[[nodiscard]] Result<Answer> remove(Transaction &transaction, const Call &call);

} // namespace kith::server::reaction_service
