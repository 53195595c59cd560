// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace kith::client {

/// What a page says about itself.
struct PageHead
{
    QString title = {}; ///< one line; empty: it says none
    QString description = {}; ///< the same
    QUrl picture = {}; ///< http or https; empty: none

    friend bool operator==(const PageHead &, const PageHead &) = default;
};

inline constexpr qsizetype pageTitleMax = 200;
inline constexpr qsizetype pageDescriptionMax = 400;

/// Reads title, description and og:image from the beginning of a page. Plain text without control and direction characters,
/// never markup. `charset`: as the server said, may be empty; `page`: where relative addresses begin.
///
/// Range: any bytes. One pass, so time in proportion to their number; nothing in them is run or fetched. Pure; thread: any.
[[nodiscard]] PageHead readPageHead(const QByteArray &bytes, const QByteArray &charset, const QUrl &page);

} // namespace kith::client
