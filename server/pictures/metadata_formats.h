// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/pictures/byte_stream.h"

namespace kith::server {

// What copyWithoutMetadata() does for each format. A picture that ends early is copied as far as it goes; false: it is none.

/// Source: ITU-T T.81 annex B; JFIF 1.02; Exif 2.3.
[[nodiscard]] bool copyJpegWithoutMetadata(ByteReader &in, ByteWriter &out);
/// Source: PNG (third edition) 5 and 11.
[[nodiscard]] bool copyPngWithoutMetadata(ByteReader &in, ByteWriter &out);
/// Source: RFC 9649 2.
[[nodiscard]] bool copyWebpWithoutMetadata(ByteReader &in, ByteWriter &out);
/// Source: GIF89a.
[[nodiscard]] bool copyGifWithoutMetadata(ByteReader &in, ByteWriter &out);

} // namespace kith::server
