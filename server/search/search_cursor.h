// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

namespace kith::server {

/// Where the next page of a search begins. New messages do not move it.
struct SearchCursor
{
    bool isRanked = false;
    MessageId before = MessageId(std::numeric_limits<qint64>::max()); ///< newest first: only smaller ids. Ranked: of all pages
    qint64 skipped = 0; ///< ranked: how many better hits earlier pages held

    /// Opaque to clients. The text is not secret: who may see what is asked anew for every page.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<SearchCursor> fromString(QStringView text);
};

} // namespace kith::server
