// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

namespace kith::server {

/// What the admin typed.
struct CommandLine
{
    enum class Command {
        Serve,
        Exit, ///< help, version or a mistake: everything to say has been said
    };
    Command command = Command::Exit;
    int exitCode = 0;
    ConfigFlags flags = {};
};

/// Parses `kithd serve …`, `kithd --help`, `kithd --version`; prints help to stdout and mistakes to stderr.
[[nodiscard]] CommandLine parseCommandLine(int argc, char **argv);

} // namespace kith::server
