// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <atomic>

namespace kith::server {

/// What the room files keeps, and what it has taken away since the start. Thread: any.
struct FilesFigures
{
    std::atomic<qint64> storedBytes = 0; ///< of all blobs, without their previews
    std::atomic<quint64> collectedBlobs = 0;
    std::atomic<quint64> collectedBytes = 0;
};

} // namespace kith::server
