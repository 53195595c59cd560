// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "client/cache/timeline_entry.h"
#include "shared/result.h"

class QSqlQuery;

namespace kith::client {

class CacheDatabase;
class PersonStore;

/// What this person has written and the server has not answered for. A row is on disk before anybody sees it, and goes
/// only with the server's message that it became, or when the person discards it.
class OutboxStore
{
public:
    OutboxStore(CacheDatabase &database, PersonStore &persons);

    /// Durable, even against a loss of power, when it returns. Errors: Storage.
    Result<void> add(const Outgoing &outgoing);
    /// What a row says is to be sent.
    [[nodiscard]] std::optional<Outgoing> outgoing(const QString &clientId) const;
    /// The person has changed what waits. Nothing happens to a row that is not there (any more).
    Result<void> reword(const QString &clientId, const QString &content, const QList<Mention> &mentions);
    /// How far that file has come. This and what follows: false when it could not be written, and nothing has changed.
    [[nodiscard]] bool setProgress(const QString &clientId, int position, FileId file, qint64 sentBytes);
    /// In the order of writing.
    [[nodiscard]] QList<TimelineEntry> of(ConversationId conversation) const;
    [[nodiscard]] std::optional<TimelineEntry> one(const QString &clientId) const;
    /// The oldest that is not failed and lacks nothing: its files, if any, are on the server.
    [[nodiscard]] std::optional<TimelineEntry> next(ConversationId conversation) const;
    /// The clientId of the oldest that is not failed and whose files are not all on the server; empty: none.
    [[nodiscard]] QString nextToUpload(ConversationId conversation) const;
    /// The files are to go up anew, from their first byte.
    [[nodiscard]] bool forgetUploads(const QString &clientId);
    [[nodiscard]] bool setKeepsOriginal(const QString &clientId, int position);
    /// Names of the copies that any row still needs.
    [[nodiscard]] QStringList ownCopies() const;
    [[nodiscard]] QList<ConversationId> waiting() const;
    /// Of all conversations, refused ones among them.
    [[nodiscard]] int count() const;
    [[nodiscard]] bool markFailed(const QString &clientId, const QString &reason);
    [[nodiscard]] bool requeue(const QString &clientId);
    /// True when it is not there (any more). Within a transaction its commit() has the last word.
    [[nodiscard]] bool remove(const QString &clientId);

private:
    [[nodiscard]] TimelineEntry read(const QSqlQuery &row) const;
    [[nodiscard]] QList<OutgoingFile> filesOf(const QString &clientId) const;
    [[nodiscard]] TimelineEntry withFiles(TimelineEntry entry) const;

    CacheDatabase &m_database;
    PersonStore &m_persons;
};

} // namespace kith::client
