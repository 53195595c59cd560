// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/message_rows.h"

#include <span>

namespace kith::server {

/// Brings in what lies outside the rows: attachments, reactions, quotes; and for a reader who left, what was at the time
/// of the leaving. The number of statements does not depend on the number of messages, and is zero for plain ones.
void completeMessages(Transaction &transaction, std::span<MessageRow> rows);
/// The same for one.
[[nodiscard]] Message completeMessage(Transaction &transaction, MessageRow row);

/// What a reply shows of `original`; absent once it is unsent.
[[nodiscard]] std::optional<Quote> quoteOf(const Message &original);

} // namespace kith::server
