// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    Result<void> add(ConversationId conversation, const QString &clientId, const QString &content, MessageId replyTo);
    /// In the order of writing.
    [[nodiscard]] QList<TimelineEntry> of(ConversationId conversation) const;
    [[nodiscard]] std::optional<TimelineEntry> one(const QString &clientId) const;
    /// The oldest that is not failed.
    [[nodiscard]] std::optional<TimelineEntry> next(ConversationId conversation) const;
    [[nodiscard]] QList<ConversationId> waiting() const;
    void markFailed(const QString &clientId, const QString &reason);
    void requeue(const QString &clientId);
    /// True when there was one.
    bool remove(const QString &clientId);

private:
    [[nodiscard]] TimelineEntry read(const QSqlQuery &row) const;

    CacheDatabase &m_database;
    PersonStore &m_persons;
};

} // namespace kith::client
