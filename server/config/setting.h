// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

#include <functional>

namespace kith::server {

/// What a source said for a setting, before anybody looked at what it means.
struct RawValue
{
    enum class Kind { Text, Integer, Boolean, Texts };
    Kind kind = Kind::Text;
    QStringList texts = {}; ///< one, except for Texts; numbers and booleans as TOML writes them
    /// From a flag or the environment, where everything is text: `8` is a number and `a, b` a list there.
    bool isLoose = false;
    QString folder = {}; ///< what a relative path is relative to
};

/// How a setting is read into the Config and shown again.
struct SettingRule
{
    QString expects; ///< goes on "takes …": `a size such as 100MiB, from 1KiB to 16GiB`
    std::function<bool(Config &, const RawValue &)> apply; ///< false: not what is expected, nothing changed
    std::function<QString(const Config &)> show; ///< as a TOML value
    bool isList = false; ///< the flag may be repeated
    bool isSwitch = false; ///< the bare flag means true
};

/// One row of the table of settings.
struct Setting
{
    QString key; ///< as in the file, `section.name`
    QString help; ///< one or two short sentences
    SettingRule rule;
    QString fallback = {}; ///< the default, as the environment would say it
    QString fallbackShown = {}; ///< what the default is called where it depends on something
    QString example = {}; ///< a TOML value for the commented file where the default cannot be shown
    QString flag = {}; ///< default: `--section-name`
    QString environment = {}; ///< default: `KITH_SECTION_NAME`
    bool isSecret = false; ///< masked when shown; `key_file`, `KITH_…_FILE` and `--…-file` name a file that holds it
    bool isReloadable = false; ///< may change without a restart

    [[nodiscard]] QString flagName() const;
    [[nodiscard]] QString environmentName() const;
    [[nodiscard]] QString section() const; ///< empty at the top of the file
};

/// Every setting there is, in the order of the commented file.
[[nodiscard]] const std::vector<Setting> &settingsTable();

/// Null when there is none of that name.
[[nodiscard]] const Setting *findSetting(const QString &key);

} // namespace kith::server
