// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace kith::server {

/// Seven bits a byte, lowest first; the top bit says that more follow.
inline void appendVarint(QByteArray &out, quint64 value)
{
    while (value >= 0x80) {
        out += char(uchar(value) | 0x80);
        value >>= 7;
    }
    out += char(value);
}

/// Reads what appendVarint() and appendRaw() wrote. Past the end it gives zeroes and isWhole() turns false.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (m_at >= m_bytes.size())
                break;
            const auto byte = uchar(m_bytes[m_at++]);
            value |= quint64(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_isWhole = false;
        return 0;
    }

    QByteArrayView bytes(quint64 size)
    {
        if (size > quint64(m_bytes.size() - m_at)) {
            m_isWhole = false;
            m_at = m_bytes.size();
            return {};
        }
        const QByteArrayView out = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return out;
    }

    [[nodiscard]] QByteArrayView rest() const { return m_bytes.sliced(m_at); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isWhole = true;
};

} // namespace kith::server
