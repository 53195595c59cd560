// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/exif_orientation.h"

#include "server/pictures/byte_stream.h"

#include <QtCore/QtEndian>

namespace kith::server {

namespace {
constexpr quint16 orientationTag = 0x0112;
constexpr quint16 shortType = 3;
constexpr qsizetype entryBytes = 12;
constexpr qsizetype headerBytes = 8;

/// A TIFF block in the byte order that it names.
class Tiff
{
public:
    Tiff(QByteArrayView bytes, bool isBigEndian)
        : m_bytes(bytes)
        , m_isBigEndian(isBigEndian)
    {
    }
    [[nodiscard]] bool has(qint64 at, qint64 size) const { return at >= 0 && at + size <= m_bytes.size(); }
    [[nodiscard]] quint16 number16(qsizetype at) const
    {
        const char *data = m_bytes.sliced(at, 2).data();
        return m_isBigEndian ? qFromBigEndian<quint16>(data) : qFromLittleEndian<quint16>(data);
    }
    [[nodiscard]] quint32 number32(qsizetype at) const
    {
        const char *data = m_bytes.sliced(at, 4).data();
        return m_isBigEndian ? qFromBigEndian<quint32>(data) : qFromLittleEndian<quint32>(data);
    }

private:
    QByteArrayView m_bytes;
    bool m_isBigEndian;
};
} // namespace

ExifOrientation orientationOf(QByteArrayView bytes)
{
    const bool isBigEndian = bytes.startsWith("MM");
    if (bytes.size() < headerBytes || (!isBigEndian && !bytes.startsWith("II")))
        return 1;
    const Tiff tiff(bytes, isBigEndian);
    const qint64 directory = tiff.number32(4);
    if (tiff.number16(2) != 42 || !tiff.has(directory, 2))
        return 1;
    const int entries = tiff.number16(directory);
    for (int i = 0; i < entries; ++i) {
        const qint64 at = directory + 2 + i * entryBytes;
        if (!tiff.has(at, entryBytes))
            return 1;
        if (tiff.number16(at) != orientationTag)
            continue;
        const int value = tiff.number16(at + 8);
        return tiff.number16(at + 2) == shortType && tiff.number32(at + 4) == 1 && value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

QByteArray tiffWithOrientation(ExifOrientation orientation)
{
    // Header, one directory with one entry, no next directory.
    QByteArray out("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 26);
    out[19] = char(orientation);
    return out;
}

} // namespace kith::server
