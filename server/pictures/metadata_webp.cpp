// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/exif_orientation.h"
#include "server/pictures/metadata_formats.h"

#include <algorithm>
#include <array>

namespace kith::server {

namespace {
constexpr std::array<QByteArrayView, 7> keptChunks = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
constexpr quint32 exifBytesMax = 1024 * 1024;
constexpr quint8 exifFlag = 0x08;
constexpr quint8 xmpFlag = 0x04;
constexpr qsizetype headerBytes = 12;
constexpr quint32 extendedBytes = 10;

struct Extended
{
    qint64 offset = -1; ///< of its flags in the output; -1: none
    quint8 flags = 0;
};

bool copyExtended(ByteReader &in, ByteWriter &out, QByteArrayView header, quint32 size, Extended &extended)
{
    if (size < extendedBytes)
        return false;
    out.write(header);
    const auto flags = in.byte();
    if (!flags)
        return false;
    extended = {.offset = out.written(), .flags = quint8(*flags & ~(exifFlag | xmpFlag))};
    out.byte(extended.flags);
    return copyBytes(in, out, qint64(size) - 1 + (size & 1));
}

/// The orientation out of an Exif chunk; 1 when it says none. False at the end of the input.
bool readExif(ByteReader &in, quint32 size, ExifOrientation &orientation)
{
    if (size > exifBytesMax)
        return in.skip(qint64(size) + (size & 1));
    const auto payload = in.bytes(qsizetype(size));
    if (!payload)
        return false;
    // Some writers put JPEG's prefix before it.
    const QByteArrayView prefix("Exif\0\0", 6);
    orientation = orientationOf(payload->startsWith(prefix) ? QByteArrayView(*payload).sliced(prefix.size()) : QByteArrayView(*payload));
    return (size & 1) == 0 || in.skip(1);
}
} // namespace

bool copyWebpWithoutMetadata(ByteReader &in, ByteWriter &out)
{
    const auto start = in.bytes(headerBytes);
    if (!start || !start->startsWith("RIFF") || !start->endsWith("WEBP"))
        return false;
    // What lies behind the announced end is no part of the picture.
    qint64 left = qint64(littleEndian32(*start, 4)) - 4;
    out.write(*start);
    Extended extended;
    ExifOrientation orientation = 1;
    bool hasPicture = false;
    while (left >= 8) {
        const auto header = in.bytes(8);
        if (!header)
            break;
        const quint32 size = littleEndian32(*header, 4);
        const QByteArrayView type = QByteArrayView(*header).first(4);
        left -= 8 + qint64(size) + (size & 1);
        bool goesOn = true;
        if (type == QByteArrayView("VP8X")) {
            goesOn = copyExtended(in, out, *header, size, extended);
        } else if (type == QByteArrayView("EXIF")) {
            goesOn = readExif(in, size, orientation);
        } else if (std::find(keptChunks.begin(), keptChunks.end(), type) != keptChunks.end()) {
            hasPicture = hasPicture || type.startsWith("VP8") || type == QByteArrayView("ANMF");
            out.write(*header);
            goesOn = copyBytes(in, out, qint64(size) + (size & 1));
        } else {
            goesOn = in.skip(qint64(size) + (size & 1));
        }
        if (!goesOn)
            break;
    }
    if (orientation != 1 && extended.offset >= 0) {
        const QByteArray tiff = tiffWithOrientation(orientation);
        out.write(QByteArrayLiteral("EXIF").append(littleEndian32Bytes(quint32(tiff.size()))).append(tiff));
        const char flags = char(extended.flags | exifFlag);
        out.overwrite(extended.offset, QByteArrayView(&flags, 1));
    }
    out.overwrite(4, littleEndian32Bytes(quint32(out.written() - 8)));
    return hasPicture;
}

} // namespace kith::server
