// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <atomic>

namespace kith::server {

/// `/healthz`: the process answers. `/readyz`: it can serve, with its database, and is not about to stop.
/// Thread: `isDraining` is read from a lane.
[[nodiscard]] Routes healthRoutes(const std::atomic<bool> &isDraining);

} // namespace kith::server
