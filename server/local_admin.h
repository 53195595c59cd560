// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/executor.h"
#include "server/cli/admin_api.h"

namespace kith::server {

/// The administrator's calls to a server in this very process, which listens nowhere: the same routes, rules and log as over
/// the control socket. Both must outlive it. Thread: any but a lane's or worker's; a call waits for its answer.
[[nodiscard]] AdminApi localAdmin(const RouteTable &table, Executor &executor);

} // namespace kith::server
