// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <atomic>

namespace kith::server {

/// Why this server should get no work just now; absent when there is no reason.
/// Thread: asked on a lane; must be quick.
using ReadinessCheck = std::function<std::optional<Error>()>;

/// Too little free space below `folder`. Errors: Storage.
[[nodiscard]] ReadinessCheck hasFreeSpace(const QString &folder, qint64 bytes);

/// `/healthz`: the process answers, with or without its database. `/readyz`: it can serve, with its database, and is not about to
/// stop; else a problem that says why not. Thread: `isDraining` is read from a lane.
[[nodiscard]] Routes healthRoutes(const std::atomic<bool> &isDraining, ReadinessCheck check);

} // namespace kith::server
