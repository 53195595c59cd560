// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/metrics_text.h"

#include <QtCore/QLocale>

#include <cmath>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray number(double value)
{
    if (std::isnan(value))
        return "NaN"_ba;
    if (std::isinf(value))
        return value > 0 ? "+Inf"_ba : "-Inf"_ba;
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray escaped(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n").replace('"', "\\\"");
}
} // namespace

void MetricsText::family(const QByteArray &name, Type type, const QByteArray &help)
{
    static constexpr std::array<const char *, 3> types{"counter", "gauge", "histogram"};
    m_name = name;
    m_text += "# HELP "_ba + name + ' ' + QByteArray(help).replace('\\', "\\\\").replace('\n', "\\n") + '\n';
    m_text += "# TYPE "_ba + name + ' ' + types[size_t(type)] + '\n';
}

void MetricsText::line(const QByteArray &name, const MetricLabels &labels, double value)
{
    m_text += name;
    char separator = '{';
    for (const auto &[label, of] : labels) {
        m_text += QByteArray(1, separator) + label + "=\"" + escaped(of) + '"';
        separator = ',';
    }
    if (!labels.isEmpty())
        m_text += '}';
    m_text += ' ' + number(value) + '\n';
}

void MetricsText::sample(double value, const MetricLabels &labels)
{
    line(m_name, labels, value);
}

void MetricsText::histogram(const Histogram &histogram, const MetricLabels &labels)
{
    const Histogram::Figures figures = histogram.figures();
    quint64 upTo = 0;
    for (size_t i = 0; i <= figures.bounds.size(); ++i) {
        upTo += figures.counts[i];
        const QByteArray bound = i < figures.bounds.size() ? number(figures.bounds[i]) : "+Inf"_ba;
        line(m_name + "_bucket", labels + MetricLabels{{"le"_ba, bound}}, double(upTo));
    }
    line(m_name + "_sum", labels, figures.sum);
    line(m_name + "_count", labels, double(upTo));
}

void MetricsText::counter(const QByteArray &name, const QByteArray &help, double value)
{
    family(name, Type::Counter, help);
    sample(value);
}

void MetricsText::gauge(const QByteArray &name, const QByteArray &help, double value)
{
    family(name, Type::Gauge, help);
    sample(value);
}

} // namespace kith::server
