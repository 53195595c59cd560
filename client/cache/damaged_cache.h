// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace kith::client {

/// What became of a cache that could not be used any more.
struct CacheLoss
{
    QString file; ///< where the old one was put; empty where even that was not possible
    int messages = 0; ///< that were not sent yet and have been saved
    int drafts = 0;
    int wishes = 0; ///< changes of messages that the server has not heard of
    friend bool operator==(const CacheLoss &, const CacheLoss &) = default;
};

/// Puts the cache of that folder aside as `cache.sqlite.damaged-DATE`, makes an empty one and carries over what can still be
/// read of what exists nowhere else: messages that were not sent, drafts, wishes. Nothing may have the cache open.
///
/// Two of the files that were put aside are kept, for those who want to look at them.
[[nodiscard]] CacheLoss replaceDamagedCache(const QString &folder);

/// Carries over what was not sent from one cache file into another, which has the schema of this Kith. Says what was saved;
/// nothing when the other could not be opened or written. Of a damaged file that is what can be read: see hasAllUnsent().
[[nodiscard]] std::optional<CacheLoss> carryOverUnsent(const QString &from, const QString &into);

/// Whether the other file has as much of what was not sent as the first, which can be read.
[[nodiscard]] bool hasAllUnsent(const QString &from, const QString &into);

/// Carries over what the server has not heard of the conversations that both files have: read marks and settings; and which
/// files are on this disk.
void carryOverPending(const QString &from, const QString &into);

/// Files that were put aside in that folder, the newest first.
[[nodiscard]] QStringList damagedCachesIn(const QString &folder);

/// Damage was found while the cache was open: it is replaced when it is opened next.
void markCacheDamaged(const QString &folder);
[[nodiscard]] bool isCacheMarkedDamaged(const QString &folder);

} // namespace kith::client
