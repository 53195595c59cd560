// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/postgres_values.h"

#include "server/storage/connection.h"

namespace kith::server {

namespace {
constexpr int asText = 0;
constexpr int asBytes = 1;

QByteArray textOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString: return value.toString().toUtf8();
    case QMetaType::Bool: return value.toBool() ? "1" : "0";
    case QMetaType::Double:
    case QMetaType::Float: return QByteArray::number(value.toDouble(), 'g', 17);
    case QMetaType::QByteArray: return value.toByteArray();
    default: return QByteArray::number(value.toLongLong());
    }
}
} // namespace

QByteArray numberedPlaceholders(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    QByteArray out;
    out.reserve(text.size() + 32);
    char quote = 0;
    int number = 0;
    for (const char c : text) {
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '?') {
            out += '$';
            out += QByteArray::number(++number);
            continue;
        }
        out += c;
    }
    return out;
}

PostgresValues::PostgresValues(const QVariantList &values)
{
    const auto count = size_t(values.size());
    m_texts.reserve(count);
    m_pointers.reserve(count);
    m_lengths.reserve(count);
    m_formats.reserve(count);
    for (const QVariant &value : values) {
        const bool isNull = isSqlNull(value);
        m_texts.push_back(isNull ? QByteArray() : textOf(value));
        m_pointers.push_back(isNull ? nullptr : m_texts.back().constData());
        m_lengths.push_back(int(m_texts.back().size()));
        m_formats.push_back(value.typeId() == QMetaType::QByteArray ? asBytes : asText);
    }
}

} // namespace kith::server
