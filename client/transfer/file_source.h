// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QString>

namespace kith::client {

/// Bytes that never change: a file on the server, a preview of it, or the picture of a page behind a link.
struct FileSource
{
    /// `size`: 0 for the file itself, else the preview with at most 64, 256 or 1024 pixels on a side.
    [[nodiscard]] static FileSource file(FileId id, int size = 0);
    /// The picture of the page that a link of that message leads to; it was fetched from there and is not on the server.
    [[nodiscard]] static FileSource linkPicture(MessageId id, const QString &version);
    /// What key() wrote; null for anything else.
    [[nodiscard]] static FileSource fromKey(const QString &key);

    /// Names it in the cache and in the addresses of pictures: letters, digits, `-`, `_` and `/`.
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString path() const; ///< on the server; empty: it is not there
    [[nodiscard]] bool isNull() const { return kind == Kind::None; }
    /// Asked for because it is seen, not because somebody wants to have it.
    [[nodiscard]] bool isPreview() const { return size > 0; }
    friend bool operator==(const FileSource &, const FileSource &) = default;

    enum class Kind { None, File, Link };
    Kind kind = Kind::None;
    qint64 id = 0;
    int size = 0;
    QString version = {}; ///< of the picture behind a link; letters, digits, `-` and `_`
};

} // namespace kith::client
