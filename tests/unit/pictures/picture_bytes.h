// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/pictures/metadata.h"

#include <QtGui/QImage>

namespace kith::test {

/// A picture with a different colour in each corner, so that turning shows.
[[nodiscard]] QImage cornered(QSize size, bool hasAlpha = false);
/// Encoded by Qt; a GIF comes as ready bytes of 2 by 1 pixels whatever the image.
[[nodiscard]] QByteArray encoded(const QImage &image, server::PictureFormat format);

/// The word that stands in all metadata made here.
constexpr QByteArrayView secret("SECRET-PLACE");

/// The same picture with Exif (place and orientation), XMP, comments, unknown blocks and bytes behind its end.
[[nodiscard]] QByteArray withMetadata(const QByteArray &picture, server::PictureFormat format, int orientation);

/// What copyWithoutMetadata() makes of it; null when it refuses.
[[nodiscard]] QByteArray cleaned(const QByteArray &picture, server::PictureFormat format);

/// A file in memory with these bytes, at its beginning; the caller closes it.
[[nodiscard]] int memoryFile(const QByteArray &bytes);
[[nodiscard]] QByteArray contentOf(int descriptor);

} // namespace kith::test
