// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/exif_orientation.h"
#include "server/pictures/metadata_formats.h"

namespace kith::server {

namespace {
namespace marker {
constexpr quint8 startOfImage = 0xD8;
constexpr quint8 endOfImage = 0xD9;
constexpr quint8 startOfScan = 0xDA;
constexpr quint8 app0 = 0xE0;
constexpr quint8 app1 = 0xE1;
constexpr quint8 app2 = 0xE2;
constexpr quint8 app14 = 0xEE;
constexpr quint8 app15 = 0xEF;
constexpr quint8 comment = 0xFE;
constexpr quint8 temporary = 0x01;
} // namespace marker

// What stands before the first scan is kept until the orientation is known; a colour profile is the largest part of it.
constexpr qsizetype headBytesMax = 16 * 1024 * 1024;
constexpr qsizetype jfifBytes = 14;

bool isRestart(quint8 code)
{
    return code >= 0xD0 && code <= 0xD7;
}

bool isStandalone(quint8 code)
{
    return isRestart(code) || code == marker::temporary;
}

/// The next marker's code. Absent at the end, and where no marker is.
std::optional<quint8> nextMarker(ByteReader &in)
{
    if (in.byte() != 0xFF)
        return std::nullopt;
    std::optional<quint8> code = in.byte();
    while (code == 0xFF)
        code = in.byte();
    return code;
}

QByteArray segment(quint8 code, QByteArrayView payload)
{
    const qsizetype length = payload.size() + 2;
    QByteArray out;
    out.append(char(0xFF)).append(char(code)).append(char(length >> 8)).append(char(length & 0xFF));
    return out.append(payload);
}

/// What is left of an application segment; empty: nothing.
QByteArray cleanApplicationSegment(quint8 code, QByteArrayView payload, ExifOrientation &orientation)
{
    if (code == marker::app0 && payload.startsWith(QByteArrayView("JFIF\0", 5)) && payload.size() >= jfifBytes) {
        QByteArray jfif = payload.first(jfifBytes).toByteArray();
        jfif[12] = jfif[13] = 0; // no thumbnail
        return segment(code, jfif);
    }
    if (code == marker::app1 && payload.startsWith(QByteArrayView("Exif\0\0", 6)))
        orientation = orientationOf(payload.sliced(6));
    if (code == marker::app2 && payload.startsWith(QByteArrayView("ICC_PROFILE\0", 12)))
        return segment(code, payload);
    if (code == marker::app14 && payload.startsWith("Adobe"))
        return segment(code, payload);
    return {};
}

/// Copies the data of a scan up to the marker that ends it, which it returns. Absent at the end.
std::optional<quint8> copyScan(ByteReader &in, ByteWriter &out)
{
    for (;;) {
        const QByteArrayView part = in.some(std::numeric_limits<qint64>::max());
        if (part.isEmpty())
            return std::nullopt;
        const qsizetype mark = part.indexOf(char(0xFF));
        if (mark < 0) {
            out.write(part);
            continue;
        }
        out.write(part.first(mark));
        in.unread(part.size() - mark - 1);
        std::optional<quint8> code = in.byte();
        while (code == 0xFF)
            code = in.byte();
        if (!code)
            return std::nullopt;
        if (*code != 0 && !isRestart(*code))
            return code;
        out.byte(0xFF);
        out.byte(*code);
    }
}
} // namespace

bool copyJpegWithoutMetadata(ByteReader &in, ByteWriter &out)
{
    if (nextMarker(in) != marker::startOfImage)
        return false;
    out.write("\xFF\xD8");
    QByteArray beginning; // JFIF, which comes first
    QByteArray head;
    ExifOrientation orientation = 1;
    bool hasScan = false;
    std::optional<quint8> code = nextMarker(in);
    while (code && *code != marker::endOfImage) {
        if (*code == 0 || *code == marker::startOfImage)
            return false;
        if (isStandalone(*code)) {
            code = nextMarker(in);
            continue;
        }
        const auto size = in.bytes(2);
        if (!size || bigEndian16(*size) < 2)
            break;
        const auto payload = in.bytes(bigEndian16(*size) - 2);
        if (!payload)
            break;
        const bool isApplication = *code >= marker::app0 && *code <= marker::app15;
        QByteArray kept;
        if (isApplication)
            kept = cleanApplicationSegment(*code, *payload, orientation);
        else if (*code != marker::comment)
            kept = segment(*code, *payload);
        if (hasScan)
            out.write(kept);
        else if (*code == marker::app0 && !kept.isEmpty())
            beginning = kept;
        else
            head += kept;
        if (head.size() > headBytesMax)
            return false;
        if (*code != marker::startOfScan) {
            code = nextMarker(in);
            continue;
        }
        if (!hasScan) {
            out.write(beginning);
            if (orientation != 1)
                out.write(segment(marker::app1, QByteArray(QByteArray("Exif\0\0", 6) + tiffWithOrientation(orientation))));
            out.write(head);
        }
        hasScan = true;
        code = copyScan(in, out);
    }
    out.write("\xFF\xD9");
    return hasScan;
}

} // namespace kith::server
