// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/backoff.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace kith::client {

Backoff::Backoff(Milliseconds first, Milliseconds last, Dice dice)
    : m_first(first)
    , m_last(last)
    , m_ceiling(first)
    , m_dice(dice ? std::move(dice) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

Backoff::Milliseconds Backoff::next()
{
    const auto wait = Milliseconds(std::llround(double(m_ceiling.count()) * m_dice()));
    m_ceiling = std::min(m_last, m_ceiling * 2);
    return wait;
}

} // namespace kith::client
