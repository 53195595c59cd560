// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QString>

namespace kith::server {

/// How far a device knows what its person sees.
struct SyncMark
{
    qint64 personVersion = 0;
    qint64 stamp = 0; ///< see ChangeClock; 0: nothing is known
    friend bool operator==(const SyncMark &, const SyncMark &) = default;
};

/// What a device hands back to go on from. Opaque to the device.
///
/// Between two pages of one answer it holds where that answer began, where it will end, and how far its pages have come.
struct SyncToken
{
    QString epoch = {}; ///< name of the epoch of `reached.stamp`
    bool seesReads = true; ///< a change of this setting changes every group's pointers
    SyncMark since = {}; ///< where the answer began; only between pages
    SyncMark reached = {}; ///< what the device knows once it has all pages
    ConversationId after = {}; ///< the last one that the pages have given; null: all pages were given

    [[nodiscard]] bool isBetweenPages() const { return !after.isNull(); }
    [[nodiscard]] QString toString() const;
    /// Absent: not a token of this server's making.
    [[nodiscard]] static std::optional<SyncToken> fromString(QStringView text);
    friend bool operator==(const SyncToken &, const SyncToken &) = default;
};

} // namespace kith::server
