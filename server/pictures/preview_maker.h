// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/pictures/metadata.h"

#include <QtGui/QImage>

#include <array>
#include <optional>

namespace kith::server {

/// The longest side of each size that is made, in pixels; the largest first. A picture is never made larger than it is.
constexpr std::array<int, 3> previewSides = {1024, 256, 64};

/// What may be decoded at all.
namespace picture_limits {
constexpr int side = 16'384;
constexpr qint64 pixels = 50'000'000;
constexpr int decodedMebibytes = 256;
} // namespace picture_limits

enum class Crop { None, CentreSquare };

/// A picture read, turned upright, in sRGB, and no larger than it is needed.
struct ReadPicture
{
    QImage image;
    QSize shownSize; ///< of the original, upright
};

/// Decodes only this format, and only after its announced size was found to be within picture_limits.
/// Absent: it cannot be read, or is too large.
[[nodiscard]] std::optional<ReadPicture> readPicture(PictureFormat format, int input, Crop crop);

/// The picture scaled to each of previewSides, in that order, opaque ones as JPEG and others as PNG, without any metadata.
/// False: an output cannot be written.
[[nodiscard]] bool writePreviews(const QImage &image, const std::array<int, previewSides.size()> &outputs);

/// Makes Qt load what it needs for this format and for the outputs, as later no file can be opened any more.
void loadDecoders(PictureFormat format);

} // namespace kith::server
