// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

#include <atomic>
#include <chrono>

namespace kith {

/// Makes 63-bit ids that grow with time and need no coordination between nodes.
///
/// Layout: 41 bits of milliseconds since 2026-01-01 UTC, 10 bits of node, 12 bits of sequence.
/// A clock that steps back, or more than 4,096 ids in a millisecond, borrows from the future; ids never repeat
/// within one run, and the caller seeds a run above the newest stored id through `notBefore()`.
///
/// Thread: any. Range: node 0 to 1,023.
class IdGenerator
{
public:
    explicit IdGenerator(int node = 0);

    [[nodiscard]] qint64 next();
    /// From now on every id is larger than `id`.
    void notBefore(qint64 id);

private:
    qint64 m_node;
    std::atomic<qint64> m_last{0};
};

/// When the id was made, by the clock of the node that made it.
[[nodiscard]] std::chrono::system_clock::time_point timeOfId(qint64 id);

/// No id made at `time` or later is smaller.
[[nodiscard]] qint64 firstIdAt(std::chrono::system_clock::time_point time);

} // namespace kith
