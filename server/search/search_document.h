// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_columns.h"
#include "server/storage/transaction.h"
#include "shared/model/message.h"

namespace kith::server {

/// A message as the index sees it.
struct SearchDocument
{
    MessageId id;
    ConversationId conversation;
    qint64 seq = 0;
    UserId sender;
    MessageType type = MessageType::Text;
    Timestamp createdAt{};
    bool isUnsent = false;
    QString content = {};
    bool hasMentions = false;
    bool isReply = false;
    bool hasReactions = false;
    bool isPinned = false;
    bool hasAttachments = false;
    qint64 editedVersion = 0; ///< of the conversation, at the last edit; 0: never
    qint64 pinnedVersion = 0;
    QList<Attachment> attachments = {}; ///< filled in by addAttachments()

    /// It can be a result: somebody wrote it, and it is still there.
    [[nodiscard]] bool isSearched() const { return !isUnsent && type != MessageType::System; }
};

/// The columns of `messages m` that documentFrom() reads from column 0 on.
[[nodiscard]] const QString &documentColumns();
[[nodiscard]] SearchDocument documentFrom(const Rows &rows);
/// The files of those that can carry some.
void addAttachments(Transaction &transaction, std::vector<SearchDocument> &documents);

/// What is searched of it, folded: content, then the names of its files.
[[nodiscard]] QString searchedText(const SearchDocument &document);
[[nodiscard]] CarriesFlags carriedBy(const SearchDocument &document);

} // namespace kith::server
