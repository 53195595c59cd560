// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/histogram.h"

#include <algorithm>
#include <utility>

namespace kith::server {

const std::array<double, 8> latencyBounds{0.001, 0.005, 0.02, 0.1, 0.3, 1, 3, 10};

Histogram::Histogram(std::span<const double> bounds)
    : m_boundCount(std::min(bounds.size(), mostBounds))
{
    Q_ASSERT_X(bounds.size() <= mostBounds && std::is_sorted(bounds.begin(), bounds.end()), "Histogram", "bounds ascend and are few");
    std::copy_n(bounds.begin(), m_boundCount, m_bounds.begin());
}

size_t Histogram::bucketOf(double value) const
{
    const auto end = m_bounds.begin() + qsizetype(m_boundCount);
    return size_t(std::lower_bound(m_bounds.begin(), end, value) - m_bounds.begin());
}

void Histogram::observe(double value)
{
    m_counts[bucketOf(value)].fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(value, std::memory_order_relaxed);
}

Histogram::Figures Histogram::figures() const
{
    Figures figures{.bounds = std::span(m_bounds).first(m_boundCount), .sum = m_sum.load(std::memory_order_relaxed)};
    for (size_t i = 0; i <= m_boundCount; ++i)
        figures.counts[i] = m_counts[i].load(std::memory_order_relaxed);
    return figures;
}

void Histogram::Tally::observe(double value)
{
    ++m_counts[m_histogram.bucketOf(value)];
    m_sum += value;
    m_hasAny = true;
}

void Histogram::Tally::handOver()
{
    if (!m_hasAny)
        return;
    for (size_t i = 0; i <= m_histogram.m_boundCount; ++i) {
        if (m_counts[i] > 0)
            m_histogram.m_counts[i].fetch_add(std::exchange(m_counts[i], 0), std::memory_order_relaxed);
    }
    m_histogram.m_sum.fetch_add(std::exchange(m_sum, 0), std::memory_order_relaxed);
    m_hasAny = false;
}

} // namespace kith::server
