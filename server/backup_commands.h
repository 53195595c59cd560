// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/command_line.h"
#include "server/config/config.h"

namespace kith::server {

/// `kithd backup FILE`: beside a running server or without one. Returns the exit code.
[[nodiscard]] int runBackup(const CommandLine &line, const Config &config);

/// `kithd restore FILE`, and with --verify only the first half of it. Returns the exit code.
[[nodiscard]] int runRestore(const CommandLine &line, const Config &config);

} // namespace kith::server
