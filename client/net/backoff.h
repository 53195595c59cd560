// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace kith::client {

/// How long to wait before the next attempt: a ceiling that doubles from `first` to `last`, and a uniformly random
/// moment below it (full jitter), so that a thousand clients of one restarted server do not come back as one.
///
/// Source: protocol, "Reconnect: 0.2 s doubling to 30 s with full jitter".
class Backoff
{
public:
    using Milliseconds = std::chrono::milliseconds;
    /// Returns a number in [0, 1).
    using Dice = std::function<double()>;

    Backoff(Milliseconds first, Milliseconds last, Dice dice = {});

    /// Range: [0, ceiling]; every call raises the ceiling for the next.
    [[nodiscard]] Milliseconds next();
    void reset() { m_ceiling = m_first; }

private:
    Milliseconds m_first;
    Milliseconds m_last;
    Milliseconds m_ceiling;
    Dice m_dice;
};

} // namespace kith::client
