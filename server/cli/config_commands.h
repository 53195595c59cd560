// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/command_line.h"

namespace kith::server {

/// Prints every problem to stderr, one a line.
void printProblems(const LoadedConfig &loaded);

/// Why nothing can be done with it; with `isJson` as one document on stdout. Returns the exit code.
[[nodiscard]] int printUnusable(const LoadedConfig &loaded, bool isJson);

[[nodiscard]] bool isConfigCommand(const CommandLine &line);

/// `kithd config check|show|default`; prints to stdout. Returns the exit code.
[[nodiscard]] int runConfigCommand(const CommandLine &line, const LoadedConfig &loaded);

} // namespace kith::server
