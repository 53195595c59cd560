// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <optional>

namespace kith::client {

class CacheDatabase;

/// Consecutive messages of a conversation, both ends included.
struct SeqRange
{
    qint64 from = 0;
    qint64 to = 0;
    friend bool operator==(const SeqRange &, const SeqRange &) = default;
};

/// Which stretches of each conversation's history are here without holes.
///
/// The newest stretch (the tail) reaches up to the last message and grows by itself; it may be empty. Below it lie islands:
/// what was fetched around a search hit or a date. Stretches that touch become one.
class HistoryRanges
{
public:
    explicit HistoryRanges(CacheDatabase &database);

    /// Start of the tail; one above the newest message when nothing is loaded.
    [[nodiscard]] qint64 tailFrom(ConversationId id) const;
    /// There is nothing older than the tail.
    [[nodiscard]] bool isWhole(ConversationId id) const;
    /// The stretch that `seq` lies in; the tail's end is its greatest possible one.
    [[nodiscard]] std::optional<SeqRange> around(ConversationId id, qint64 seq) const;

    /// Every message in `range` that there is has been stored. `isFirst`: there is nothing older than range.from.
    void add(ConversationId id, const SeqRange &range, bool isFirst);
    /// Forgets everything about that conversation's history.
    void clear(ConversationId id);

private:
    CacheDatabase &m_database;
};

} // namespace kith::client
