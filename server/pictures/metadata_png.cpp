// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/exif_orientation.h"
#include "server/pictures/metadata_formats.h"

#include <algorithm>
#include <array>

namespace kith::server {

namespace {
constexpr QByteArrayView signature("\x89PNG\r\n\x1a\n");
constexpr quint32 chunkBytesMax = 0x7FFFFFFF;
constexpr quint32 exifBytesMax = 1024 * 1024;

/// The chunks that say how the picture looks. Everything else is dropped.
constexpr std::array<QByteArrayView, 19> keptChunks = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT",
                                                       "pHYs", "bKGD", "hIST", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT"};

quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return crc ^ 0xFFFFFFFF;
}

bool isKept(QByteArrayView type)
{
    return std::find(keptChunks.begin(), keptChunks.end(), type) != keptChunks.end();
}

bool isCritical(QByteArrayView type)
{
    return (type[0] & 0x20) == 0;
}

QByteArray exifChunk(ExifOrientation orientation)
{
    const QByteArray tiff = tiffWithOrientation(orientation);
    const QByteArray checked = QByteArrayLiteral("eXIf").append(tiff);
    return bigEndian32Bytes(quint32(tiff.size())).append(checked).append(bigEndian32Bytes(crc32(checked)));
}
} // namespace

bool copyPngWithoutMetadata(ByteReader &in, ByteWriter &out)
{
    const auto start = in.bytes(signature.size());
    if (!start || *start != signature)
        return false;
    out.write(*start);
    for (bool isFirst = true;; isFirst = false) {
        const auto header = in.bytes(8);
        if (!header)
            return !isFirst;
        const quint32 size = bigEndian32(*header);
        const QByteArrayView type = QByteArrayView(*header).sliced(4);
        if (size > chunkBytesMax || (isFirst && type != QByteArrayView("IHDR")) || (isCritical(type) && !isKept(type)))
            return false;
        if (type == QByteArrayView("eXIf") && size <= exifBytesMax) {
            const auto tiff = in.bytes(size);
            if (!tiff || !in.skip(4))
                return true;
            if (const ExifOrientation orientation = orientationOf(*tiff); orientation != 1)
                out.write(exifChunk(orientation));
        } else if (isKept(type)) {
            out.write(*header);
            if (!copyBytes(in, out, qint64(size) + 4) || type == QByteArrayView("IEND"))
                return true;
        } else if (!in.skip(qint64(size) + 4)) {
            return true;
        }
    }
}

} // namespace kith::server
