// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation.h"

namespace kith::server {

/// How a participant's pointers stand, and what decides who hears of their moves.
struct PointerSituation
{
    Pointers pointers = {};
    qint64 lastSeq = 0; ///< as far as this person sees
    int memberCount = 0;
    bool isGroup = false;
    bool isFormer = false;
    bool isBlocked = false; ///< a direct conversation with a block in either direction: no receipts pass
    bool sendsReadReceipts = true;
};

/// The rows of `receipts`, and the pointers of `participants`.
namespace receipt_store {

enum class Kind { Delivered = 0, Read = 1 };

[[nodiscard]] std::optional<PointerSituation> situation(Transaction &transaction, ConversationId conversation, UserId user);
/// Never back: pointers that are further already stay.
void movePointers(Transaction &transaction, ConversationId conversation, UserId user, Pointers to);
/// The action moved a pointer over (fromSeq, toSeq].
void insert(Transaction &transaction, ConversationId conversation, UserId user, Kind kind, qint64 fromSeq, qint64 toSeq, Timestamp at);

/// When each current member other than the sender received and read this message; absent: not. Who joined after it was
/// sent, and has nothing to do with it, is left out. Order: by id.
struct Reached
{
    UserId user;
    bool sendsReadReceipts = true;
    std::optional<Timestamp> deliveredAt = {};
    std::optional<Timestamp> readAt = {};
};
[[nodiscard]] QList<Reached> reached(Transaction &transaction, const Message &message);

/// How many other members have received and read somebody's newest message in a stretch. Reads of people who send no
/// read receipts are not counted.
struct SenderCounts
{
    UserId sender;
    bool sendsReadReceipts = true;
    qint64 seq = 0;
    qint64 delivered = 0;
    qint64 read = 0;
};
/// For the last few senders other than `except` in (afterSeq, lastSeq].
[[nodiscard]] QList<SenderCounts> counts(Transaction &transaction, ConversationId conversation, UserId except, qint64 afterSeq,
                                         qint64 lastSeq);

} // namespace receipt_store
} // namespace kith::server
