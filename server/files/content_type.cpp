// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/content_type.h"

#include <QtCore/QHash>
#include <QtCore/QMimeDatabase>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString unknown = u"application/octet-stream"_s;

/// Sound in a container that is detected as a film: what it may be called if the sender says so.
bool isSoundOf(const QString &detected, const QString &said)
{
    static const QHash<QString, QString> soundOf = {{u"video/webm"_s, u"audio/webm"_s},
                                                    {u"video/mp4"_s, u"audio/mp4"_s},
                                                    {u"video/ogg"_s, u"audio/ogg"_s},
                                                    {u"application/ogg"_s, u"audio/ogg"_s}};
    return !said.isEmpty() && soundOf.value(detected) == said;
}
} // namespace

std::optional<PictureKind> pictureKind(QByteArrayView start)
{
    if (start.startsWith("\x89PNG\r\n\x1a\n"))
        return PictureKind::Png;
    if (start.startsWith("\xFF\xD8\xFF"))
        return PictureKind::Jpeg;
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a"))
        return PictureKind::Gif;
    if (start.size() >= 12 && start.startsWith("RIFF") && start.sliced(8, 4) == QByteArrayView("WEBP"))
        return PictureKind::Webp;
    return std::nullopt;
}

QByteArray formatName(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Png: return "png"_ba;
    case PictureKind::Jpeg: return "jpeg"_ba;
    case PictureKind::Webp: return "webp"_ba;
    case PictureKind::Gif: return "gif"_ba;
    }
    Q_UNREACHABLE();
}

QString contentTypeOf(PictureKind kind)
{
    return u"image/"_s + QString::fromLatin1(formatName(kind));
}

QString contentTypeOf(QByteArrayView start, const QString &fileName, const QString &said)
{
    if (start.isEmpty())
        return unknown;
    if (const auto kind = pictureKind(start))
        return contentTypeOf(*kind);
    const QMimeDatabase types;
    const QString detected = types.mimeTypeForData(QByteArray::fromRawData(start.data(), start.size())).name();
    if (detected == unknown)
        return unknown;
    const QString said1 = said.section(u';', 0, 0).trimmed().toLower();
    if (isSoundOf(detected, said1))
        return said1;
    // A name may only say more than the bytes do, never something else.
    for (const QMimeType &named : types.mimeTypesForFileName(fileName)) {
        if (named.name() != detected && named.inherits(detected))
            return named.name();
    }
    return detected;
}

} // namespace kith::server
