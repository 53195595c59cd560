// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/storage/transaction.h"
#include "shared/model/conversation.h"

namespace kith::server {

/// Conversations as one person sees them, complete with peer, presence, pointers, unread and last message.
namespace conversation_list {

/// A place in the list that newer activity cannot shift.
struct Position
{
    qint64 activityMs = std::numeric_limits<qint64>::max();
    qint64 id = std::numeric_limits<qint64>::max();

    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<Position> fromString(QStringView text);
};

struct Page
{
    QList<Conversation> conversations; ///< newest activity first
    Position next = {}; ///< of the last one
    bool more = false;
};

[[nodiscard]] std::optional<Conversation> one(Transaction &transaction, const PresenceBoard &board, UserId user,
                                              ConversationId conversation);
[[nodiscard]] Page page(Transaction &transaction, const PresenceBoard &board, UserId user, Position before, qint64 limit);
[[nodiscard]] QList<Conversation> all(Transaction &transaction, const PresenceBoard &board, UserId user);
/// Every direct conversation (names and presence of people change without touching it), and groups in which anything
/// changed at `since` or later, pointers included.
[[nodiscard]] QList<Conversation> touchedSince(Transaction &transaction, const PresenceBoard &board, UserId user, Timestamp since);

} // namespace conversation_list
} // namespace kith::server
