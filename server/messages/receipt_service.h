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

/// {receipts, counts, more}: a Receipt for every other member whom the message was for, in pages by `after` (a person's
/// id) and `limit`, and how many there are of each state. Reads are hidden both ways where somebody sends none.
[[nodiscard]] Result<Answer> whoRead(Transaction &transaction, const Call &call);

} // namespace receipt_service
} // namespace kith::server
