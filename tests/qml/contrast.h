// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>

#include <algorithm>
#include <cmath>

namespace kith::test {

/// *Source* WCAG 2.2, level AA: text; text from 24 px on (19 px where bold) and what a control is known by.
constexpr double readable = 4.5;
constexpr double readableWhenLarge = 3.0;

inline double linearChannel(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// *Source* WCAG 2.2, relative luminance.
inline double luminance(const QColor &colour)
{
    return 0.2126 * linearChannel(colour.redF()) + 0.7152 * linearChannel(colour.greenF()) + 0.0722 * linearChannel(colour.blueF());
}

/// *Range* 1 to 21.
inline double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace kith::test
