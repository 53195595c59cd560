// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/histogram.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace kith::server {

/// Label names and values of one sample.
using MetricLabels = QList<std::pair<QByteArray, QByteArray>>;

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

} // namespace kith::server
