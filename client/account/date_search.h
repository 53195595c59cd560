// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "shared/ids.h"
#include "shared/timestamp.h"

#include <optional>

namespace kith::client {

class Cache;
class HistoryLoader;

/// Looks for the first message of a conversation at or after a moment, also where its history is not on this computer yet.
///
/// Times rise with seq: the messages that are here bound the place, and the pages that are asked for between them narrow it
/// until nothing can be missing. A conversation of a million messages takes some ten pages, one that is here none.
///
/// Owner: itself; it goes once it has answered, or with its context. Thread: the GUI's.
class DateSearch : public QObject
{
    Q_OBJECT

public:
    /// Answers with the seq, or with none where nothing was written since. Errors: of the network; then what is here does
    /// not tell.
    static void begin(Cache &cache, HistoryLoader &history, ConversationId id, Timestamp moment, QObject *context,
                      Answer<std::optional<qint64>> answer);

private:
    struct Bounds
    {
        qint64 low = 0; ///< the message there is older than the moment; 0: none is known
        qint64 high = 0; ///< the message there is not; one above the last: none is known
        std::optional<Timestamp> lowAt;
        std::optional<Timestamp> highAt;
        friend bool operator==(const Bounds &, const Bounds &) = default;
    };
    DateSearch(Cache &cache, HistoryLoader &history, ConversationId id, Timestamp moment, QObject *context,
               Answer<std::optional<qint64>> answer);
    void step();
    void end(const Result<std::optional<qint64>> &outcome);
    [[nodiscard]] Bounds bounds() const;
    [[nodiscard]] bool isSure(const Bounds &bounds) const;
    [[nodiscard]] qint64 guess(const Bounds &bounds) const;
    [[nodiscard]] std::optional<qint64> found(const Bounds &bounds) const;

    Cache &m_cache;
    HistoryLoader &m_history;
    ConversationId m_id;
    Timestamp m_moment;
    Answer<std::optional<qint64>> m_answer;
    Bounds m_before;
    int m_pages = 0;
};

} // namespace kith::client
