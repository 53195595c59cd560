// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/admin_api.h"
#include "server/cli/command_line.h"

namespace kith::server {

/// Runs `kithd user …` or `kithd invite …` through `api` and prints what came of it. Returns the exit code.
[[nodiscard]] int runAdminCommand(const CommandLine &line, const AdminApi &api);

} // namespace kith::server
