// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limiter.h"
#include "server/api/route_table.h"

namespace kith::server {

/// `/api/admin/routes`: everything this server can be asked, with the buckets it is charged to. `/api/admin/limits`: the buckets.
/// `/api/openapi.json`: docs/openapi.yaml, for anybody. `table` is asked for when a request comes; it and the limiter outlive the routes.
[[nodiscard]] Routes apiListingRoutes(std::function<const RouteTable &()> table, const RateLimiter &limiter);

} // namespace kith::server
