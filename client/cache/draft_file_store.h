// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace kith::client {

class CacheDatabase;

/// A file that goes with a message that is not written to its end.
struct DraftFile
{
    enum class State {
        Ready, ///< its copy is whole
        Copying, ///< `origin` is being copied; after a crash it begins anew
        Recording, ///< a voice message; after a crash what was said until then is in the copy
    };
    qint64 id = 0; ///< in the order of attaching; never used twice
    ConversationId conversation;
    OutgoingFile file = {}; ///< always a copy of Kith's own
    QString origin = {}; ///< path; empty where it came from no file
    State state = State::Ready;
    friend bool operator==(const DraftFile &, const DraftFile &) = default;
};

/// The files of what is being written, of every conversation: as safe as the words of a draft. A message that is sent takes
/// its files along in one step (OutboxStore::add).
class DraftFileStore
{
public:
    explicit DraftFileStore(CacheDatabase &database);

    /// Durable against a crash of the program when it returns the id; 0: it could not be written.
    qint64 add(const DraftFile &file);
    /// Nothing happens to one that is not there (any more).
    void set(const DraftFile &file);
    void remove(qint64 id);
    [[nodiscard]] std::optional<DraftFile> one(qint64 id) const;
    /// In the order of attaching.
    [[nodiscard]] QList<DraftFile> of(ConversationId conversation) const;
    /// Conversations that have any, with how many.
    [[nodiscard]] QHash<ConversationId, int> counts() const;
    /// Names of the copies.
    [[nodiscard]] QStringList copies() const;

private:
    CacheDatabase &m_database;
};

} // namespace kith::client
