// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/blob_store.h"
#include "server/files/content_type.h"

#include <chrono>

namespace kith::server {

enum class PictureMode {
    Attachment, ///< previews
    Clean, ///< a copy without metadata, and previews
    Portrait, ///< square previews, or nothing
};

/// What kith-pictures made of a picture.
struct PictureResult
{
    /// Upright; 0: it could not be decoded, and there are no previews.
    int width = 0;
    int height = 0;
};

/// Descriptors that the program reads and writes; they stay the caller's.
struct PictureFiles
{
    int input = -1;
    int clean = -1; ///< used with PictureMode::Clean only
    std::array<int, previewSizes.size()> previews = {-1, -1, -1}; ///< by previewSizes
};

/// Runs kith-pictures on one picture and waits for its end, killing it after `time`. The program gets these descriptors and
/// nothing else of this process. Thread: any that may wait.
/// Errors: BadImage when it is no picture of this kind, or the program came to a bad end; Internal when it cannot be started.
[[nodiscard]] Result<PictureResult> runPictureProgram(const QString &program, PictureKind kind, PictureMode mode, const PictureFiles &files,
                                                      std::chrono::milliseconds time);

/// The program's line: `cleaned WIDTH HEIGHT`, cut off after `cleaned ` when decoding killed it. Absent for anything else.
[[nodiscard]] std::optional<PictureResult> pictureResultFrom(QByteArrayView line);

} // namespace kith::server
