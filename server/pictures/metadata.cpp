// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/metadata.h"

#include "server/pictures/metadata_formats.h"

namespace kith::server {

bool copyWithoutMetadata(PictureFormat format, int input, int output)
{
    ByteReader in(input);
    ByteWriter out(output);
    bool isCopied = false;
    switch (format) {
    case PictureFormat::Png: isCopied = copyPngWithoutMetadata(in, out); break;
    case PictureFormat::Jpeg: isCopied = copyJpegWithoutMetadata(in, out); break;
    case PictureFormat::Webp: isCopied = copyWebpWithoutMetadata(in, out); break;
    case PictureFormat::Gif: isCopied = copyGifWithoutMetadata(in, out); break;
    }
    return out.finish() && isCopied;
}

} // namespace kith::server
