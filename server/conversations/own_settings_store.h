// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation_settings.h"

namespace kith::server::own_settings_store {

/// For parts of other statements: the columns of `participants p` from which read() reads, beginning at `first`.
[[nodiscard]] const QString &columns();
inline constexpr int columnCount = 6;
[[nodiscard]] ConversationSettings read(const Rows &rows, int first);

/// Absent: the person never was in this conversation.
[[nodiscard]] std::optional<ConversationSettings> find(Transaction &transaction, ConversationId conversation, UserId user);
void set(Transaction &transaction, ConversationId conversation, UserId user, const ConversationSettings &settings);

} // namespace kith::server::own_settings_store
