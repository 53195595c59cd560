// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/pictures/metadata_formats.h"

namespace kith::server {

namespace {
constexpr quint8 imageBlock = 0x2C;
constexpr quint8 extensionBlock = 0x21;
constexpr quint8 trailer = 0x3B;
constexpr quint8 graphicControl = 0xF9;
constexpr quint8 application = 0xFF;

/// Bytes of the colour table that these flags announce.
int colourTableBytes(quint8 flags)
{
    return (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;
}

/// Sub-blocks up to and with the empty one; into `out` unless it is null. False when the input ends before: what was whole is
/// written, and ended.
bool passSubBlocks(ByteReader &in, ByteWriter *out)
{
    for (;;) {
        const auto size = in.byte();
        const auto bytes = size.value_or(0) > 0 ? in.bytes(*size) : std::nullopt;
        if (!bytes) {
            if (out)
                out->byte(0);
            return size == quint8(0);
        }
        if (out) {
            out->byte(*size);
            out->write(*bytes);
        }
    }
}

bool passImage(ByteReader &in, ByteWriter &out, bool &hasPicture)
{
    const auto descriptor = in.bytes(9);
    // The colour table, and the size of a code.
    const auto table = descriptor ? in.bytes(colourTableBytes(quint8(descriptor->at(8))) + 1) : std::nullopt;
    if (!table)
        return false;
    hasPicture = true;
    out.byte(imageBlock);
    out.write(*descriptor);
    out.write(*table);
    return passSubBlocks(in, &out);
}

bool passExtension(ByteReader &in, ByteWriter &out)
{
    const auto label = in.byte();
    const auto size = label ? in.byte() : std::nullopt;
    const auto first = size ? in.bytes(*size) : std::nullopt;
    if (!first)
        return false;
    // The two application extensions that say how often an animation runs. XMP is one as well.
    const bool isLoop = *label == application && (*first == "NETSCAPE2.0" || *first == "ANIMEXTS1.0");
    if (*label != graphicControl && !isLoop)
        return *size == 0 || passSubBlocks(in, nullptr);
    out.byte(extensionBlock);
    out.byte(*label);
    out.byte(*size);
    out.write(*first);
    return *size == 0 || passSubBlocks(in, &out);
}
} // namespace

bool copyGifWithoutMetadata(ByteReader &in, ByteWriter &out)
{
    const auto start = in.bytes(13);
    if (!start || (!start->startsWith("GIF87a") && !start->startsWith("GIF89a")))
        return false;
    out.write(*start);
    bool goesOn = copyBytes(in, out, colourTableBytes(quint8(start->at(10))));
    bool hasPicture = false;
    while (goesOn) {
        const auto block = in.byte();
        if (!block || *block == trailer)
            break;
        if (*block == imageBlock)
            goesOn = passImage(in, out, hasPicture);
        else
            goesOn = *block == extensionBlock && passExtension(in, out);
    }
    out.byte(trailer);
    return hasPicture;
}

} // namespace kith::server
