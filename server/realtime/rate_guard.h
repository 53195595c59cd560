// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace kith::server {

/// How often something may happen. A rate of zero switches the limit off.
struct RateLimit
{
    double perSecond = 0;
    int burst = 0;
    int strikes = 3; ///< this many seconds over the limit, or `burst` refusals, exhaust patience
};

/// A token bucket that also knows when patience is over. All is forgiven once the bucket is full again.
class RateGuard
{
public:
    enum class Verdict { Allowed, Refused, Exhausted };

    /// `nowMs` must not go back between calls.
    [[nodiscard]] Verdict charge(qint64 nowMs, const RateLimit &limit);

private:
    void refill(qint64 nowMs, const RateLimit &limit);

    qint64 m_filledAtMs = -1; ///< negative: not charged yet
    qint64 m_struckAtMs = 0;
    float m_tokens = 0;
    quint16 m_refusals = 0;
    quint16 m_strikes = 0;
};

} // namespace kith::server
