// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace kith::server {

/// How a picture is to be turned to be upright. Range: 1 (as it is) to 8. Source: Exif 2.3, tag 0x0112.
using ExifOrientation = int;

/// Reads the orientation from a TIFF block, as Exif holds it; 1 when there is none, or when the block is broken.
[[nodiscard]] ExifOrientation orientationOf(QByteArrayView tiff);

/// The smallest TIFF block that says this orientation and nothing else.
[[nodiscard]] QByteArray tiffWithOrientation(ExifOrientation orientation);

} // namespace kith::server
