// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_bytes.h"

#include "server/pictures/byte_stream.h"

#include <QtCore/QBuffer>
#include <QtCore/QtEndian>
#include <QtGui/QImageWriter>

#include <sys/mman.h>
#include <unistd.h>

namespace kith::test {

using server::PictureFormat;
using namespace Qt::Literals::StringLiterals;

namespace {
QByteArray jpegSegment(quint8 code, const QByteArray &payload)
{
    QByteArray out;
    out.append(char(0xFF)).append(char(code)).append(char((payload.size() + 2) >> 8)).append(char((payload.size() + 2) & 0xFF));
    return out.append(payload);
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    // Readers that check find a wrong sum here; the copy takes none of these chunks along.
    return server::bigEndian32Bytes(quint32(data.size())) + type + data + QByteArray(4, '\0');
}

QByteArray riffChunk(const QByteArray &type, const QByteArray &data)
{
    QByteArray out = type + server::littleEndian32Bytes(quint32(data.size())) + data;
    return (data.size() & 1) != 0 ? out + '\0' : out;
}

/// An Exif block as cameras write it: little-endian, the orientation behind other entries, a place in words.
QByteArray tiff(int orientation)
{
    const auto entry = [](quint16 tag, quint16 type, quint32 count, quint32 value) {
        QByteArray out(12, Qt::Uninitialized);
        qToLittleEndian(tag, out.data());
        qToLittleEndian(type, out.data() + 2);
        qToLittleEndian(count, out.data() + 4);
        qToLittleEndian(value, out.data() + 8);
        return out;
    };
    QByteArray out("II\x2a\0\x08\0\0\0\x03\0", 10);
    out += entry(0x010E, 2, quint32(secret.size()), 50) + entry(0x0112, 3, 1, quint32(orientation)) + entry(0x8825, 4, 1, 0);
    out += QByteArray(4, '\0');
    return out.append(secret);
}

QByteArray jpegWithMetadata(const QByteArray &picture, int orientation)
{
    const QByteArray word = secret.toByteArray();
    QByteArray extra = jpegSegment(0xE1, QByteArray("Exif\0\0", 6) + tiff(orientation));
    extra += jpegSegment(0xE1, "http://ns.adobe.com/xap/1.0/" + QByteArray(1, '\0') + word);
    extra += jpegSegment(0xED, "Photoshop 3.0" + QByteArray(1, '\0') + word);
    extra += jpegSegment(0xE2, "MPF" + QByteArray(1, '\0') + word);
    extra += jpegSegment(0xE2, QByteArray("ICC_PROFILE\0\1\1", 14) + "kept profile");
    extra += jpegSegment(0xE5, word) + jpegSegment(0xFE, word) + jpegSegment(0xE0, QByteArray("JFXX\0", 5) + word);
    QByteArray out = picture;
    out.insert(2, extra);
    // A comment in the middle, and another picture behind the end.
    out.insert(out.lastIndexOf(QByteArray("\xFF\xDA")), jpegSegment(0xFE, word));
    return out + picture + word;
}

QByteArray pngWithMetadata(const QByteArray &picture, int orientation)
{
    const QByteArray word = secret.toByteArray();
    constexpr qsizetype behindHeader = 8 + 25;
    QByteArray extra = pngChunk("tEXt", "Comment" + QByteArray(1, '\0') + word);
    extra += pngChunk("iTXt", "XML:com.adobe.xmp" + QByteArray(5, '\0') + word) + pngChunk("zTXt", "a" + QByteArray(2, '\0') + word);
    extra += pngChunk("eXIf", tiff(orientation)) + pngChunk("tIME", QByteArray(7, 1)) + pngChunk("prVt", word);
    QByteArray out = picture;
    out.insert(behindHeader, extra);
    return out + word;
}

QByteArray webpWithMetadata(const QByteArray &picture, int orientation)
{
    const QByteArray word = secret.toByteArray();
    // The extended form, with flags for Exif and XMP; the canvas is that of the tests' pictures.
    const QByteArray canvas = server::littleEndian32Bytes(63).first(3) + server::littleEndian32Bytes(31).first(3);
    QByteArray body = "WEBP" + riffChunk("VP8X", QByteArray("\x0c\0\0\0", 4) + canvas) + picture.sliced(12);
    body += riffChunk("EXIF", tiff(orientation)) + riffChunk("XMP ", word) + riffChunk("PrVt", word);
    return "RIFF" + server::littleEndian32Bytes(quint32(body.size())) + body + word;
}

QByteArray gifWithMetadata(const QByteArray &picture)
{
    const auto blocks = [](const QByteArray &data) -> QByteArray { return char(data.size()) + data + '\0'; };
    const QByteArray word = secret.toByteArray();
    QByteArray extra = "\x21\xFE" + blocks(word);
    extra += "\x21\xFF" + (char(11) + QByteArray("XMP DataXMP")) + blocks(word);
    extra += "\x21\xFF" + (char(11) + QByteArray("NETSCAPE2.0")) + blocks(QByteArray("\1\0\0", 3));
    extra += "\x21\x01" + (char(12) + QByteArray(12, 1)) + blocks(word);
    QByteArray out = picture;
    out.insert(picture.indexOf(','), extra);
    return out + word;
}
} // namespace

QImage cornered(QSize size, bool hasAlpha)
{
    QImage image(size, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool isRight = x >= size.width() / 2;
            const bool isLow = y >= size.height() / 2;
            const QColor colour = isLow ? (isRight ? Qt::white : Qt::blue) : (isRight ? Qt::green : Qt::red);
            image.setPixelColor(x, y, hasAlpha && !isLow && !isRight ? QColor(Qt::transparent) : colour);
        }
    }
    return image;
}

QByteArray encoded(const QImage &image, PictureFormat format)
{
    if (format == PictureFormat::Gif)
        return QByteArray("GIF89a\2\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\2\0\1\0\0\2\2L\n\0;", 35);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format == PictureFormat::Png ? "png" : format == PictureFormat::Jpeg ? "jpeg" : "webp");
    writer.setQuality(95);
    if (!writer.write(image))
        qFatal("%s", qPrintable(writer.errorString()));
    return buffer.data();
}

QByteArray withMetadata(const QByteArray &picture, PictureFormat format, int orientation)
{
    switch (format) {
    case PictureFormat::Png: return pngWithMetadata(picture, orientation);
    case PictureFormat::Jpeg: return jpegWithMetadata(picture, orientation);
    case PictureFormat::Webp: return webpWithMetadata(picture, orientation);
    case PictureFormat::Gif: return gifWithMetadata(picture);
    }
    Q_UNREACHABLE();
}

int memoryFile(const QByteArray &bytes)
{
    const int descriptor = ::memfd_create("picture", MFD_CLOEXEC);
    if (::write(descriptor, bytes.constData(), size_t(bytes.size())) != bytes.size() || ::lseek(descriptor, 0, SEEK_SET) != 0)
        qFatal("no file in memory");
    return descriptor;
}

QByteArray contentOf(int descriptor)
{
    QByteArray bytes(::lseek(descriptor, 0, SEEK_END), Qt::Uninitialized);
    if (::pread(descriptor, bytes.data(), size_t(bytes.size()), 0) != bytes.size())
        qFatal("a file in memory cannot be read");
    return bytes;
}

QByteArray cleaned(const QByteArray &picture, PictureFormat format)
{
    const int input = memoryFile(picture);
    const int output = memoryFile({});
    const bool isCopied = server::copyWithoutMetadata(format, input, output);
    const QByteArray bytes = contentOf(output);
    ::close(input);
    ::close(output);
    return isCopied ? bytes : QByteArray();
}

} // namespace kith::test
