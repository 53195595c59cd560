// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kith-pictures FORMAT MODE: looks into one picture, in a sandbox, and ends. Started by kithd for each job (server/files/picture_job.h),
// which also kills it when it takes too long. Of no use by hand.
//
//   FORMAT  png, jpeg, webp or gif: the only decoder that is asked
//   MODE    attachment: previews · clean: also a copy without metadata into descriptor 4 · portrait: squares, for people and groups
//
// Descriptor 3 is the picture; 5, 6 and 7 take the sizes 1024, 256 and 64. One line to standard output says what came of it:
// `cleaned WIDTH HEIGHT` (0 0: no previews) or `failed`.
#include "server/pictures/preview_maker.h"
#include "server/pictures/sandbox.h"

#include <QtCore/QCoreApplication>

#include <cstdio>
#include <cstring>

#include <unistd.h>

using namespace kith::server;

namespace {
constexpr int input = 3;
constexpr int cleanOutput = 4;
constexpr std::array<int, previewSides.size()> previewOutputs = {5, 6, 7};

std::optional<PictureFormat> formatFrom(const char *name)
{
    if (std::strcmp(name, "png") == 0)
        return PictureFormat::Png;
    if (std::strcmp(name, "jpeg") == 0)
        return PictureFormat::Jpeg;
    if (std::strcmp(name, "webp") == 0)
        return PictureFormat::Webp;
    if (std::strcmp(name, "gif") == 0)
        return PictureFormat::Gif;
    return std::nullopt;
}

/// Not printf(), which asks the system about its output first.
int say(const char *text)
{
    const size_t size = std::strlen(text);
    return ::write(STDOUT_FILENO, text, size) == ssize_t(size) ? 0 : 1;
}

int failed()
{
    (void)say("failed\n");
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    const auto format = argc == 3 ? formatFrom(argv[1]) : std::nullopt;
    if (!format) {
        std::fputs("kith-pictures is started by kithd\n", stderr);
        return 2;
    }
    if (!limitResources())
        return failed();
    const QCoreApplication app(argc, argv);
    loadDecoders(*format);
    if (!enterSandbox())
        return failed();

    const bool isPortrait = std::strcmp(argv[2], "portrait") == 0;
    if (std::strcmp(argv[2], "clean") == 0 && !copyWithoutMetadata(*format, input, cleanOutput))
        return failed();
    // A copy that was made counts, also when decoding runs out of memory or into the ground: so it is said first.
    if (!isPortrait && say("cleaned ") != 0)
        return 1;
    const auto picture = readPicture(*format, input, isPortrait ? Crop::CentreSquare : Crop::None);
    if (!picture || !writePreviews(picture->image, previewOutputs))
        return isPortrait ? failed() : say("0 0\n");
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), "%s%d %d\n", isPortrait ? "cleaned " : "", picture->shownSize.width(),
                  picture->shownSize.height());
    (void)say(line.data());
    // Nothing is left to do, and tearing down Qt would only ask for what the sandbox refuses.
    ::_exit(0);
}
