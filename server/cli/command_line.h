// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/admin_action.h"
#include "server/config/config_loader.h"

namespace kith::server {

/// How a command ends. Published in docs/operating.md: scripts rely on it.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int failed = 1; ///< it was tried and did not work
inline constexpr int usage = 2; ///< the command line is wrong
inline constexpr int notReachable = 3; ///< no server answers, or its database does not, or another kithd has what this one needs
inline constexpr int refused = 4; ///< the server said no: not found, taken, not allowed
inline constexpr int configuration = 78; ///< the configuration or the database's version is wrong (EX_CONFIG): do not restart
} // namespace exit_code

/// What the admin typed.
struct CommandLine
{
    enum class Command {
        Exit, ///< help, version or a mistake: everything to say has been said
        Serve,
        ConfigCheck,
        ConfigShow,
        ConfigDefault,
        Admin, ///< what `action` says
        Migrate,
        Doctor,
        Backup, ///< to the file `subject`
        Restore, ///< from it
    };
    Command command = Command::Exit;
    int exitCode = exit_code::done;
    bool isJson = false;
    bool isYes = false; ///< go on without asking
    QMap<QString, QStringList> flags = {}; ///< for ConfigSources
    std::optional<QString> configFile = {};
    const AdminAction *action = nullptr;
    QString subject = {}; ///< whom or what the action is about
    QMap<QString, QString> words = {}; ///< what was said for its options, by the request's field
    bool takesPassword = false;
    bool isVerifyOnly = false; ///< Restore: read it, and write nothing

    [[nodiscard]] ConfigSources sources() const;
};

/// Parses what follows `kithd`; prints help to stdout and mistakes to stderr. Without a command it is `serve`.
[[nodiscard]] CommandLine parseCommandLine(int argc, const char *const *argv);

} // namespace kith::server
