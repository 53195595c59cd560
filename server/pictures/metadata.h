// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kith::server {

enum class PictureFormat { Png, Jpeg, Webp, Gif };

/// Copies a picture without what it says about where, when, by whom and with what it was taken: Exif, XMP, IPTC, comments,
/// embedded thumbnails, unknown blocks, and anything behind its end. Pixels stay bit for bit, colour profile and orientation stay.
///
/// It walks over the blocks of the format and decodes nothing. The input is read from its beginning to its end in small pieces.
/// False: the input is not of this format, or the output cannot be written.
[[nodiscard]] bool copyWithoutMetadata(PictureFormat format, int input, int output);

} // namespace kith::server
