// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config_problem.h"
#include "server/config/setting.h"

#include <QtCore/QProcessEnvironment>

namespace kith::server {

/// Where settings come from. A flag wins over the environment, that over the file, that over the default.
struct ConfigSources
{
    QMap<QString, QStringList> flags = {}; ///< by key, for example `listen`; by `key_file` for a secret's file
    QProcessEnvironment environment = {};
    /// `--config`. Absent: `KITH_CONFIG`, else the first of `$CONFIGURATION_DIRECTORY/kithd.toml`, `~/.config/kith/kithd.toml` and
    /// `/etc/kith/kithd.toml` that exists, else none. Empty: none.
    std::optional<QString> file = {};
};

struct LoadedConfig
{
    Config config = {};
    QString file = {}; ///< the file that was read; empty: none
    QMap<QString, QString> origins = {}; ///< by key: `default`, `/etc/kith/kithd.toml:12`, `KITH_LISTEN`, `--listen`
    QList<ConfigProblem> problems = {}; ///< all of them at once

    /// False: do not start. There may be warnings all the same.
    [[nodiscard]] bool isUsable() const;
};

[[nodiscard]] LoadedConfig loadConfig(const ConfigSources &sources);

} // namespace kith::server
