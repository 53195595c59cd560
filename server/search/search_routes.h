// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/search/search_index.h"

namespace kith::server {

/// `/api/search`.
[[nodiscard]] Routes searchRoutes(std::shared_ptr<const SearchIndex> index);

} // namespace kith::server
