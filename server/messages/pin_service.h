// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

/// Messages that a conversation keeps in view: pinned by either side of a direct conversation, by admins and owners of a
/// group.
namespace kith::server::pin_service {

/// A second pin changes nothing. Errors: LimitReached.
[[nodiscard]] Result<Answer> pin(Transaction &transaction, const Call &call);
[[nodiscard]] Result<Answer> unpin(Transaction &transaction, const Call &call);
/// {messages}: the pinned ones, last pinned first.
[[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call);

} // namespace kith::server::pin_service
