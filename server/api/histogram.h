// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <array>
#include <atomic>
#include <chrono>
#include <span>

namespace kith::server {

/// Counts observations into buckets, each with an upper bound. Thread: any.
class Histogram
{
public:
    static constexpr size_t mostBounds = 12;

    /// `bounds` ascend; at most mostBounds of them.
    explicit Histogram(std::span<const double> bounds);

    void observe(double value);
    void observe(std::chrono::steady_clock::duration duration) { observe(std::chrono::duration<double>(duration).count()); }

    struct Figures
    {
        std::span<const double> bounds;
        std::array<quint64, mostBounds + 1> counts{}; ///< of each bucket by itself; the last one has no bound
        double sum = 0;
    };
    [[nodiscard]] Figures figures() const;

    /// Observations of one thread, for where each of them has to cost next to nothing. Owner: the histogram outlives it.
    class Tally
    {
    public:
        explicit Tally(Histogram &histogram)
            : m_histogram(histogram)
        {
        }
        void observe(double value);
        void observe(std::chrono::steady_clock::duration duration) { observe(std::chrono::duration<double>(duration).count()); }
        /// Adds them to the histogram.
        void handOver();

    private:
        Histogram &m_histogram;
        std::array<quint64, mostBounds + 1> m_counts{};
        double m_sum = 0;
        bool m_hasAny = false;
    };

private:
    [[nodiscard]] size_t bucketOf(double value) const;

    std::array<double, mostBounds> m_bounds{};
    size_t m_boundCount = 0;
    std::array<std::atomic<quint64>, mostBounds + 1> m_counts{};
    std::atomic<double> m_sum = 0;
};

/// Units: seconds. For what answers a person: 1 ms to 10 s.
extern const std::array<double, 8> latencyBounds;

} // namespace kith::server
