// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config_problem.h"
#include "server/config/setting.h"

namespace kith::server {

/// A TOML file taken apart, not yet compared with the table of settings.
struct ConfigFile
{
    struct Entry
    {
        QString key; ///< `section.name`
        std::optional<RawValue> value; ///< absent: a section, or a kind of value that no setting takes (a date, an array of arrays)
        bool isSection = false;
        int line = 0;
        int column = 0;
    };
    QList<Entry> entries = {}; ///< sections before what is in them
    QList<ConfigProblem> problems = {}; ///< it is not TOML, or cannot be read
};

inline constexpr qint64 longestConfigFile = 1024 * 1024;

/// `name` goes into problems. Never fails otherwise, whatever the bytes.
[[nodiscard]] ConfigFile parseConfigText(const QByteArray &text, const QString &name);

[[nodiscard]] ConfigFile readConfigFile(const QString &path);

} // namespace kith::server
