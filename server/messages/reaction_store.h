// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/ids.h"

namespace kith::server {

/// How the reactions of one message stand to one person and one emoji.
struct ReactionCounts
{
    bool isThere = false; ///< this person already has this emoji here
    bool isKnownEmoji = false; ///< somebody has
    int emojis = 0; ///< different ones
    int own = 0; ///< of this person
};

/// The rows of `message_reactions`, and the flag in `messages` that says whether there are any.
namespace reaction_store {

[[nodiscard]] ReactionCounts counts(Transaction &transaction, MessageId message, UserId user, const QString &emoji);
void insert(Transaction &transaction, MessageId message, UserId user, const QString &emoji, Timestamp at, qint64 version);
/// The version at which it had come; absent: it was not there.
[[nodiscard]] std::optional<qint64> remove(Transaction &transaction, MessageId message, UserId user, const QString &emoji);

} // namespace reaction_store
} // namespace kith::server
