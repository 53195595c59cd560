// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/file.h"

#include <QtCore/QHash>

namespace kith::server {

/// The rows of `files` and `attachments`, as far as rooms above need them.
///
/// A file belongs to whoever uploaded it and may be carried by any number of messages. Who may read a file follows from
/// the messages that carry it (FileVisibility); a file that no message carries is collected after a time.
class FileStore
{
public:
    explicit FileStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// The file if it is there in full and not about to be collected; who may see it is the caller's question.
    [[nodiscard]] std::optional<Attachment> find(FileId id);
    /// For sending: those of `ids` that are there in full and were uploaded by `owner`, in the order given.
    [[nodiscard]] QList<Attachment> ownReady(UserId owner, const QList<FileId> &ids);
    /// What each message carries, in its order; messages without files are left out.
    [[nodiscard]] QHash<MessageId, QList<Attachment>> attachmentsOf(const QList<MessageId> &messages);

    /// The message carries these files from now on, in this order. They must be there in full (ownReady(), or a message
    /// that the caller may see carries them).
    void attach(MessageId message, const QList<FileId> &files);
    /// The message carries nothing any more: unsent. Files that no other message carries are collected at once.
    void detach(MessageId message);
    /// Everything that `owner` uploaded and that no message carries is collected at once: the account is erased.
    void abandonAll(UserId owner);

private:
    Transaction &m_transaction;
};

/// Whether some message that `user` may see carries the file. Handed in, because messages are known above this room.
using FileVisibility = std::function<bool(Transaction &, FileId file, UserId user)>;

} // namespace kith::server
