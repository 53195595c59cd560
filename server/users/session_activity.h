// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/storage/transaction.h"

#include <QtCore/QHash>

#include <mutex>

namespace kith::server {

/// Remembers which sessions were used, so that it can be written down in one go now and then: a request costs a look into
/// a table in memory, never a write of its own.
///
/// What was not written when the process dies is lost: a "last seen" may be as old as the time between two write-downs.
/// Thread: any.
class SessionActivity
{
public:
    /// `address` empty: unknown.
    void seen(const Caller &caller, const QString &address);
    /// The same, with what the session says of itself at the opening of a socket; empty: nothing new.
    void opened(const Caller &caller, const QString &address, const QString &device, const QString &client);

    struct Note
    {
        SessionId session;
        UserId user;
        Timestamp at{};
        QString address = {};
        QString device = {};
        QString client = {};
    };
    /// Everything since the last call. An address comes only when it is another than the one before.
    [[nodiscard]] QList<Note> take();
    /// Puts back what could not be written, unless there is something newer.
    void putBack(const QList<Note> &notes);

    /// Writes them down; sessions that are gone are passed over.
    static void store(Transaction &transaction, const QList<Note> &notes);

private:
    std::mutex m_mutex;
    QHash<SessionId, Note> m_notes;
    QHash<SessionId, QString> m_addresses; ///< as last handed out
};

} // namespace kith::server
