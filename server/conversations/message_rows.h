// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/standing.h"
#include "server/storage/transaction.h"
#include "shared/model/message.h"

namespace kith::server {

/// What a message has beyond its row; stored in `messages.parts`.
namespace message_part {
inline constexpr int attachments = 1;
inline constexpr int reactions = 2;
inline constexpr int forwarded = 4; ///< its origin may be unknown to the readers
inline constexpr int changed = 8; ///< not as it was sent any more
} // namespace message_part

/// A message as its row has it: completeMessages() brings in what lies elsewhere.
struct MessageRow
{
    Message message = {};
    int parts = 0; ///< message_part flags
    qint64 editedVersion = 0; ///< of the conversation, at the last edit
    qint64 pinnedVersion = 0;
    /// Set: the reader left when the conversation had this version, and sees nothing that came later.
    std::optional<qint64> asOfVersion = {};
    /// But for what was taken back up to this version.
    qint64 viewVersion = 0;
    UserId reader = {}; ///< null: somebody who was there all the time

    /// Shows the message as the person of `standing` may see it.
    void showTo(const Standing &standing)
    {
        asOfVersion = standing.leftVersion();
        viewVersion = standing.version;
        reader = standing.user;
    }
    [[nodiscard]] bool has(int part) const { return (parts & part) != 0; }
};

/// The columns of `messages m`, in the order in which messageRowFrom() reads them.
[[nodiscard]] const QString &messageColumns();
inline constexpr int messageColumnCount = 22;

/// Reads a message that starts at column `first`. Must not be asked of a row where it is NULL.
[[nodiscard]] MessageRow messageRowFrom(const Rows &rows, int first = 0);

/// Writes the row and who is mentioned; attachments are FileStore's. False: this sender already has a message with this
/// clientId, and nothing was written.
[[nodiscard]] bool insertMessage(Transaction &transaction, const Message &message);

/// The stored form of messages.mentions: NULL when there are none.
[[nodiscard]] QVariant storedMentions(const QList<Mention> &mentions);
[[nodiscard]] QList<Mention> mentionsFrom(const QString &stored);
/// Names the mentioned in `message_mentions`.
void insertMentions(Transaction &transaction, const Message &message);

} // namespace kith::server
