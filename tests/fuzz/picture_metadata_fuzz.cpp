// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign bytes as a picture of each format whose metadata is to be taken out. The first byte chooses the format. What comes
// out must come out the same when it goes in again, and never be much larger than what went in.
#include "server/pictures/exif_orientation.h"
#include "server/pictures/metadata.h"

#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

using namespace kith::server;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// A file in memory that is emptied for each use.
int memory(int which)
{
    static const int descriptors[] = {::memfd_create("input", 0), ::memfd_create("output", 0)};
    require(::ftruncate(descriptors[which], 0) == 0 && ::lseek(descriptors[which], 0, SEEK_SET) == 0);
    return descriptors[which];
}

bool clean(PictureFormat format, const QByteArray &picture, QByteArray &out)
{
    const int input = memory(0);
    const int output = memory(1);
    require(::write(input, picture.constData(), size_t(picture.size())) == picture.size() && ::lseek(input, 0, SEEK_SET) == 0);
    const bool isCopied = copyWithoutMetadata(format, input, output);
    out.resize(::lseek(output, 0, SEEK_END));
    require(::pread(output, out.data(), size_t(out.size()), 0) == out.size());
    return isCopied;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto format = PictureFormat(data[0] % 4);
    const QByteArray picture(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const int orientation = orientationOf(picture);
    require(orientation >= 1 && orientation <= 8);

    QByteArray once;
    if (!clean(format, picture, once))
        return 0;
    constexpr qsizetype addedAtMost = 64; // an orientation, an end
    require(once.size() <= picture.size() + addedAtMost);
    QByteArray twice;
    require(clean(format, once, twice));
    require(twice == once);
    return 0;
}
