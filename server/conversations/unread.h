// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

namespace kith::server {

/// Unread is counted from rows, never kept: others' messages behind the read pointer that are not unsent and not the
/// server's. The price is that of the exceptions in between, not of the messages.

/// An expression over `participants p` and `conversations c`.
[[nodiscard]] const QString &unreadExpression();
/// The same, of those that name the person or everybody; none for a former member.
[[nodiscard]] const QString &unreadMentionsExpression();
/// In (afterSeq, lastSeq].
[[nodiscard]] qint64 unreadIn(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq);

} // namespace kith::server
