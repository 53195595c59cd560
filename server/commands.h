// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/admin_api.h"
#include "server/cli/command_line.h"

namespace kith::server {

/// Opens everything as `serve` does, but listens nowhere: runs `work` and stops in order. Returns the exit code.
using OfflineServer = std::function<int(const std::function<int(const AdminApi &)> &work)>;

/// Every command but `serve`, with a configuration that is usable. Returns the exit code.
[[nodiscard]] int runCommand(const CommandLine &line, const Config &config, const OfflineServer &offline);

} // namespace kith::server
