// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"
#include "tests/bench/support/corpus.h"

namespace kith::bench {

/// Writes messages straight into the database of a server that is stopped: over the API a million would take minutes.
/// Every conversation must exist; its members are the senders in turn. Ends the program when the database refuses.
class Seeding
{
public:
    explicit Seeding(const server::DatabaseUrl &url);
    ~Seeding();

    struct Target
    {
        qint64 conversation = 0;
        QList<qint64> senders = {};
        qint64 count = 0;
    };
    /// In the order of time, the conversations mixed as their counts are.
    void write(const QList<Target> &targets, Corpus &corpus);
    /// How many messages the search index holds, of a running server too.
    [[nodiscard]] qint64 indexedMessages();
    [[nodiscard]] qint64 indexBytes();
    [[nodiscard]] qint64 textBytes() const { return m_textBytes; }

private:
    struct Private;
    std::unique_ptr<Private> d;
    qint64 m_textBytes = 0;
};

} // namespace kith::bench
