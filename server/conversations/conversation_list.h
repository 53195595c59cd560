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

struct ChangedPage
{
    QList<Conversation> conversations = {}; ///< in the order of their ids, which nothing changes
    bool more = false;
};
/// Of the conversations behind `after`, those of which this person sees anything differently since a stamp (see
/// ChangeClock; 0: all), presence aside. Now and then one in which nothing changed.
[[nodiscard]] ChangedPage changedSince(Transaction &transaction, const PresenceBoard &board, UserId user, qint64 since,
                                       ConversationId after, qint64 limit);

} // namespace conversation_list
} // namespace kith::server
