// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

namespace kith::server {

/// Unread is counted from rows, never kept: others' messages behind the read pointer that are not unsent and not the
/// server's. The price is that of the exceptions in between, one's own among them and from the index alone, not of the messages.

/// An expression over `participants p` and `conversations c`.
[[nodiscard]] const QString &unreadExpression();
/// The same, of those that name the person or everybody; for a former member as they were on leaving.
[[nodiscard]] const QString &unreadMentionsExpression();
/// Of a current member.
[[nodiscard]] qint64 unreadOf(Transaction &transaction, ConversationId conversation, UserId user);
/// In (afterSeq, lastSeq].
[[nodiscard]] qint64 unreadIn(Transaction &transaction, ConversationId conversation, UserId user, qint64 afterSeq, qint64 lastSeq);

} // namespace kith::server
