// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/messages/receipt_store.h"

namespace kith::server {

/// How far people have received and read, and who has read one message.
namespace receipt_service {

/// Moves the caller's own pointer forward, never back; reading implies having received. A former member may still
/// read what there is for them, and nobody hears of it.
[[nodiscard]] Result<Answer> move(Transaction &transaction, const Call &call, receipt_store::Kind kind);

/// One Receipt for every other current member. Reads are hidden both ways where somebody sends no read receipts.
[[nodiscard]] Result<Answer> whoRead(Transaction &transaction, const Call &call);

} // namespace receipt_service
} // namespace kith::server
