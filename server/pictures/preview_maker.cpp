// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/preview_maker.h"

#include <QtCore/QBuffer>
#include <QtGui/QColorSpace>
#include <QtGui/QImageReader>
#include <QtGui/QImageWriter>

#include <algorithm>
#include <cstring>

#include <sys/mman.h>
#include <unistd.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int jpegQuality = 85;
constexpr qint64 mappedBytesMax = qint64(256) * 1024 * 1024;

QByteArray nameOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png: return "png"_ba;
    case PictureFormat::Jpeg: return "jpeg"_ba;
    case PictureFormat::Webp: return "webp"_ba;
    case PictureFormat::Gif: return "gif"_ba;
    }
    Q_UNREACHABLE();
}

/// Only this decoder is asked, whatever the bytes look like.
void prepare(QImageReader &reader, PictureFormat format)
{
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setFormat(nameOf(format));
}

bool isWithinLimits(QSize size)
{
    return size.width() > 0 && size.height() > 0 && size.width() <= picture_limits::side && size.height() <= picture_limits::side
           && qint64(size.width()) * size.height() <= picture_limits::pixels;
}

QSize fitted(QSize size, int side)
{
    if (size.width() <= side && size.height() <= side)
        return size;
    return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QRect centreSquare(QSize size)
{
    const int side = std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

bool isOpaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return true;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return false;
    }
    return true;
}

/// The pixels alone: no text, no resolution, no profile.
QImage bare(const QImage &image)
{
    QImage out(image.size(), image.format());
    const auto lineBytes = size_t(image.width()) * 4;
    for (int y = 0; y < image.height() && !out.isNull(); ++y)
        std::memcpy(out.scanLine(y), image.constScanLine(y), lineBytes);
    return out;
}

bool writeImage(const QImage &image, int output)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool opaque = isOpaque(image);
    QImageWriter writer(&buffer, opaque ? "jpeg"_ba : "png"_ba);
    if (opaque)
        writer.setQuality(jpegQuality);
    const QByteArray &bytes = buffer.data();
    return writer.write(bare(image.convertToFormat(opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32)))
           && ::write(output, bytes.constData(), size_t(bytes.size())) == bytes.size();
}

/// A whole file in memory, as the kernel maps it: QFile would ask the system more than the sandbox lets it.
class MappedFile
{
public:
    explicit MappedFile(int descriptor)
    {
        // Not fstat(2): the C library makes a call on a path of it, and those are refused.
        const off_t size = ::lseek(descriptor, 0, SEEK_END);
        if (size <= 0 || size > mappedBytesMax)
            return;
        void *mapped = ::mmap(nullptr, size_t(size), PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped != MAP_FAILED)
            m_bytes = QByteArray::fromRawData(static_cast<const char *>(mapped), size);
    }
    ~MappedFile()
    {
        if (!m_bytes.isEmpty())
            ::munmap(const_cast<char *>(m_bytes.constData()), size_t(m_bytes.size()));
    }
    Q_DISABLE_COPY_MOVE(MappedFile)
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};
} // namespace

std::optional<ReadPicture> readPicture(PictureFormat format, int input, Crop crop)
{
    const MappedFile file(input);
    QBuffer buffer;
    buffer.setData(file.bytes());
    if (!buffer.open(QIODevice::ReadOnly))
        return std::nullopt;
    QImageReader::setAllocationLimit(picture_limits::decodedMebibytes);
    QImageReader reader(&buffer);
    prepare(reader, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!isWithinLimits(size))
        return std::nullopt;
    const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    // JPEG and WebP can be decoded at a smaller size, which spares most of the memory. Cropped, the short side counts.
    const QSize cut = crop == Crop::CentreSquare ? centreSquare(size).size() : size;
    const double scale = std::min(1.0, double(previewSides.front()) / std::max(cut.width(), cut.height()));
    if (scale < 1 && (format == PictureFormat::Jpeg || format == PictureFormat::Webp))
        reader.setScaledSize((QSizeF(size) * scale).toSize().expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (image.isNull())
        return std::nullopt;
    if (crop == Crop::CentreSquare)
        image = image.copy(centreSquare(image.size()));
    return ReadPicture{.image = std::move(image), .shownSize = isTurned ? size.transposed() : size};
}

bool writePreviews(const QImage &image, const std::array<int, previewSides.size()> &outputs)
{
    QImage current = image;
    for (size_t i = 0; i < previewSides.size(); ++i) {
        const QSize size = fitted(current.size(), previewSides[i]);
        if (size != current.size()) {
            current = current.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            current.convertTo(current.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        }
        if (current.isNull() || !writeImage(current, outputs[i]))
            return false;
    }
    return true;
}

void loadDecoders(PictureFormat format)
{
    const QImage pixel = [] {
        QImage image(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        return image;
    }();
    // Writing and reading one pixel in each format loads the plugins and everything that they load late.
    QList<QByteArray> formats = {"png"_ba, "jpeg"_ba};
    if (format == PictureFormat::Webp)
        formats.append("webp"_ba);
    for (const QByteArray &name : std::as_const(formats)) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QImageWriter(&buffer, name).write(pixel);
        buffer.seek(0);
        (void)QImageReader(&buffer, name).read();
    }
    if (format == PictureFormat::Gif) {
        QByteArray gif("GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
        QBuffer buffer(&gif);
        (void)QImageReader(&buffer, "gif").read();
    }
    // So does scaling, which runs on threads, and a colour profile.
    (void)pixel.scaled(512, 512, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(300, 300, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    (void)pixel.convertedToColorSpace(QColorSpace(QColorSpace::SRgb));
}

} // namespace kith::server
