// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <array>
#include <atomic>
#include <chrono>
#include <span>

namespace kith::server {

/// Label names and values of one sample.
using MetricLabels = QList<std::pair<QByteArray, QByteArray>>;

class Histogram;

/// Writes figures in Prometheus' text format. Each family is written in one piece.
/// Source: https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4.
class MetricsText
{
public:
    enum class Type { Counter, Gauge, Histogram };

    /// Opens a family. Names end in `_total` for counters and in a base unit (`_seconds`, `_bytes`) where there is one.
    void family(const QByteArray &name, Type type, const QByteArray &help);
    void sample(double value, const MetricLabels &labels = {});
    void histogram(const Histogram &histogram, const MetricLabels &labels = {});

    /// A family of one sample.
    void counter(const QByteArray &name, const QByteArray &help, double value);
    void gauge(const QByteArray &name, const QByteArray &help, double value);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    void line(const QByteArray &name, const MetricLabels &labels, double value);

    QByteArray m_name;
    QByteArray m_text;
};

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

private:
    std::array<double, mostBounds> m_bounds{};
    size_t m_boundCount = 0;
    std::array<std::atomic<quint64>, mostBounds + 1> m_counts{};
    std::atomic<double> m_sum = 0;
};

/// For what answers a person: 1 ms to 10 s.
extern const std::array<double, 8> latencyBounds;

} // namespace kith::server
