// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pictures/picture_reader.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtGui/QImageReader>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int decodedMegabytesMax = 256;

/// By their first bytes and nothing else: Qt is told which decoder to use, so that no other one ever sees foreign bytes.
QByteArray formatOf(const QByteArray &start)
{
    if (start.startsWith("\x89PNG\r\n\x1a\n"))
        return "png"_ba;
    if (start.startsWith("\xff\xd8\xff"))
        return "jpeg"_ba;
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a"))
        return "gif"_ba;
    if (start.startsWith("RIFF") && start.mid(8, 4) == "WEBP")
        return "webp"_ba;
    return {};
}

bool isWithinLimits(QSize size)
{
    return size.width() > 0 && size.height() > 0 && size.width() <= pictureSideMax && size.height() <= pictureSideMax
           && qint64(size.width()) * size.height() <= picturePixelsMax;
}

/// Ready to read, or false.
bool prepare(QFile &file, QImageReader &reader)
{
    if (!QFileInfo(file.fileName()).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > pictureBytesMax)
        return false;
    const QByteArray format = formatOf(file.peek(16));
    if (format.isEmpty())
        return false;
    QImageReader::setAllocationLimit(decodedMegabytesMax);
    reader.setAutoDetectImageFormat(false);
    reader.setFormat(format);
    reader.setDevice(&file);
    reader.setAutoTransform(true);
    return isWithinLimits(reader.size());
}

Error broken()
{
    return Error{.code = ErrorCode::BadImage, .detail = QString::fromLatin1(traitsOf(ErrorCode::BadImage).title)};
}

bool isOnItsSide(const QImageReader &reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

std::optional<PictureFacts> pictureFacts(const QString &path)
{
    QFile file(path);
    QImageReader reader;
    if (!prepare(file, reader))
        return std::nullopt;
    const QSize size = reader.size();
    return PictureFacts{.size = isOnItsSide(reader) ? size.transposed() : size,
                        .contentType = u"image/"_s + QString::fromLatin1(reader.format())};
}

Result<QImage> readPicture(const QString &path, QSize box)
{
    QFile file(path);
    QImageReader reader;
    if (!prepare(file, reader))
        return broken();
    const QSize size = reader.size();
    if (!box.isEmpty()) {
        const QSize stored = isOnItsSide(reader) ? box.transposed() : box;
        if (size.width() > stored.width() || size.height() > stored.height())
            reader.setScaledSize(size.scaled(stored, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    QImage image = reader.read();
    if (image.isNull())
        return broken();
    return image;
}

} // namespace kith::client
