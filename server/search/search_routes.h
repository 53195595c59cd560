// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/search/search_index.h"

namespace kith::server {

/// The thread that builds the index, as the routes need it.
struct IndexBuilding
{
    std::function<void()> wake = [] {};
    std::function<bool()> isAtWork = [] { return false; };
};

/// `/api/search`, and what an administrator may do with the index.
[[nodiscard]] Routes searchRoutes(std::shared_ptr<const SearchIndex> index, IndexBuilding building);

} // namespace kith::server
