// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"

#include <functional>

namespace kith::server {

/// What files may take, and how long.
struct FilesOptions
{
    qint64 limitBytes = qint64(100) * 1024 * 1024; ///< one file
    qint64 quotaBytes = 0; ///< all files of one person; 0: no quota
    qint64 totalBytes = 0; ///< all files together; 0: no bound but the disk
    qint64 pictureBytes = qint64(5) * 1024 * 1024; ///< a profile or group picture as it is sent
    /// Of a disk of that size: nothing is taken that would leave less than this. Asked in lanes.
    std::function<qint64(qint64 diskBytes)> bytesToKeepFree = [](qint64) { return 0; };
    /// Files of one person that no message carries, arriving ones among them.
    int waitingPerPerson = 1000;
    /// How long such a file is kept. One that arrives counts from its last byte.
    std::chrono::seconds keepUnused = std::chrono::hours(24);

    /// After so many bytes of an upload they are written to the disk, and go on from there after a crash.
    qint64 syncEveryBytes = qint64(16) * 1024 * 1024;
    std::chrono::milliseconds collectEvery = std::chrono::seconds(5);

    QString pictureProgram; ///< path of kith-pictures
    std::chrono::milliseconds pictureTime = std::chrono::seconds(10); ///< then it is killed
    /// Told of every picture, in its thread: how long it took, and whether it could be read. May be empty.
    std::function<void(std::chrono::steady_clock::duration, bool isRead)> pictureDone = {};
    int diskThreads = 2;
    int pictureThreads = 2;
};

} // namespace kith::server
