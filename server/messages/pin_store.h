// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/message_rows.h"

/// The pins in the rows of `messages`.
namespace kith::server::pin_store {

[[nodiscard]] qint64 count(Transaction &transaction, ConversationId conversation);
void pin(Transaction &transaction, MessageId message, UserId user, Timestamp at, qint64 version);
void unpin(Transaction &transaction, MessageId message);
/// Up to lastSeq, last pinned first.
[[nodiscard]] std::vector<MessageRow> pinned(Transaction &transaction, ConversationId conversation, qint64 lastSeq);

} // namespace kith::server::pin_store
