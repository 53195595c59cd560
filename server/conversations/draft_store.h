// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation_settings.h"

#include <QtCore/QHash>

namespace kith::server {

/// The rows of `drafts`: one for each device that has begun a text in a conversation.
namespace draft_store {

/// What one person has begun, by conversation. Where two devices hold the same text it is one.
[[nodiscard]] QHash<ConversationId, Draft> of(Transaction &transaction, UserId user, const QList<ConversationId> &conversations);
[[nodiscard]] std::optional<Draft> of(Transaction &transaction, UserId user, ConversationId conversation);

/// The texts themselves, newest first.
[[nodiscard]] QList<DraftText> rows(Transaction &transaction, UserId user, ConversationId conversation);
/// Under the person's next version, which the caller makes.
void put(Transaction &transaction, UserId user, ConversationId conversation, SessionId session, const QString &text, Timestamp at);
void remove(Transaction &transaction, UserId user, ConversationId conversation, SessionId session);
/// The device's person shows another view of their drafts from now on.
void touch(Transaction &transaction, UserId user, ConversationId conversation);

} // namespace draft_store
} // namespace kith::server
