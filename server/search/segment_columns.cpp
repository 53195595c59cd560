// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/segment_columns.h"

#include "server/search/varint.h"

#include <QtCore/QHash>
#include <QtCore/QtEndian>

namespace kith::server {

QByteArray ascending_column::encode(const std::vector<qint64> &values)
{
    QByteArray out;
    qint64 previous = 0;
    for (const qint64 value : values) {
        appendVarint(out, quint64(value) - quint64(previous));
        previous = value;
    }
    return out;
}

std::vector<qint64> ascending_column::decode(QByteArrayView bytes)
{
    std::vector<qint64> out;
    ByteReader in(bytes);
    quint64 previous = 0; // spoilt bytes may sum up to anything: without a sign that is no fault
    while (!in.atEnd()) {
        previous += in.varint();
        if (in.isWhole())
            out.push_back(qint64(previous));
    }
    return out;
}

namespace {
int widthFor(qsizetype dictionarySize)
{
    return dictionarySize <= 0x100 ? 1 : dictionarySize <= 0x10000 ? 2 : 4;
}

void appendIndex(QByteArray &out, quint32 index, int width)
{
    char bytes[4];
    qToLittleEndian(index, bytes);
    out.append(bytes, width);
}
} // namespace

// The dictionary's size, its values as 8 bytes each, the indexes; all little-endian.
QByteArray DictionaryColumn::encode(const std::vector<qint64> &values)
{
    QHash<qint64, quint32> places;
    QByteArray dictionary;
    for (const qint64 value : values) {
        if (places.contains(value))
            continue;
        places.insert(value, quint32(places.size()));
        char bytes[8];
        qToLittleEndian(value, bytes);
        dictionary.append(bytes, sizeof bytes);
    }
    QByteArray out;
    appendVarint(out, quint64(places.size()));
    out += dictionary;
    const int width = widthFor(places.size());
    for (const qint64 value : values)
        appendIndex(out, places.value(value), width);
    return out;
}

DictionaryColumn::DictionaryColumn(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    ByteReader in(m_bytes);
    const quint64 size = in.varint();
    const QByteArrayView values = in.bytes(size <= segmentDocsMax ? size * 8 : 0);
    for (qsizetype i = 0; i + 8 <= values.size(); i += 8)
        m_dictionary.push_back(qFromLittleEndian<qint64>(values.data() + i));
    m_indexes = m_bytes.size() - in.rest().size();
    m_width = widthFor(qsizetype(m_dictionary.size()));
}

size_t DictionaryColumn::indexAt(DocNumber doc) const
{
    const qsizetype at = m_indexes + qsizetype(doc) * m_width;
    if (at + m_width > m_bytes.size())
        return m_dictionary.size();
    const char *bytes = m_bytes.constData() + at;
    switch (m_width) {
    case 1: return uchar(*bytes);
    case 2: return qFromLittleEndian<quint16>(bytes);
    default: return qFromLittleEndian<quint32>(bytes);
    }
}

qint64 DictionaryColumn::at(DocNumber doc) const
{
    const size_t index = indexAt(doc);
    return index < m_dictionary.size() ? m_dictionary[index] : 0;
}

} // namespace kith::server
