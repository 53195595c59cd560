// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QSize>
#include <QtGui/QImage>

namespace kith::client {

/// What is known of a picture without decoding it.
struct PictureFacts
{
    QSize size; ///< in pixels, as shown: with its orientation applied
    QString contentType; ///< image/png, image/jpeg, image/webp or image/gif
};

/// A picture larger than this, in bytes, on a side or as a whole, is a file like any other.
inline constexpr qint64 pictureBytesMax = 100 * 1024 * 1024;
inline constexpr int pictureSideMax = 20'000;
inline constexpr qint64 picturePixelsMax = 100'000'000;

/// Absent when it is not a PNG, JPEG, WebP or GIF, or beyond the limits. Reads the head of the file only. Thread: any.
[[nodiscard]] std::optional<PictureFacts> pictureFacts(const QString &path);

/// Decodes a picture with its orientation applied, no larger than `box` (in pixels; empty: as large as it is), with its
/// aspect kept; it is never enlarged. Of a GIF the first frame.
/// Errors: BadImage when it is broken, of another kind or beyond the limits. Thread: any; slow, so not the GUI's.
[[nodiscard]] Result<QImage> readPicture(const QString &path, QSize box = {});

} // namespace kith::client
