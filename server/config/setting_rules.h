// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/setting.h"

/// The kinds of settings. Each function makes the rule for one member of Config, which at() names.
namespace kith::server::rules {

/// Where in the Config a value lies.
template<class T>
struct Place
{
    std::function<T &(Config &)> in;
    [[nodiscard]] const T &read(const Config &config) const { return in(const_cast<Config &>(config)); }
};

template<class T>
[[nodiscard]] Place<T> at(T Config::*member)
{
    return {[member](Config &config) -> T & { return config.*member; }};
}
template<class Part, class T>
[[nodiscard]] Place<T> at(Part Config::*part, T Part::*member)
{
    return {[part, member](Config &config) -> T & { return (config.*part).*member; }};
}

inline constexpr qint64 KiB = 1024;
inline constexpr qint64 MiB = 1024 * KiB;
inline constexpr qint64 GiB = 1024 * MiB;

[[nodiscard]] SettingRule line(Place<QString> place, const QString &expects = QStringLiteral("a text of one line"));
/// A line that `isRight` agrees with; an empty one always is.
[[nodiscard]] SettingRule checkedLine(Place<QString> place, const QString &expects, std::function<bool(const QString &)> isRight);
/// A file or folder. Relative ones are made absolute: in the file they are relative to the file.
[[nodiscard]] SettingRule path(Place<QString> place);
[[nodiscard]] SettingRule choice(Place<QString> place, const QStringList &names);
[[nodiscard]] SettingRule number(Place<int> place, int min, int max);
[[nodiscard]] SettingRule onOff(Place<bool> place);
/// `512KiB`, `100MiB`, `2GB`, or a number of bytes.
[[nodiscard]] SettingRule size(Place<qint64> place, qint64 min, qint64 max);
/// The same, or `default` for what depends on the machine.
[[nodiscard]] SettingRule sizeOrDefault(Place<std::optional<qint64>> place, qint64 min, qint64 max);
/// `30s`, `15m`, `12h`, `7d`, `2w`; 0 only where `zero` says what it means.
[[nodiscard]] SettingRule duration(Place<std::chrono::seconds> place, std::chrono::seconds min, std::chrono::seconds max,
                                   const QString &zero = {});
[[nodiscard]] SettingRule lines(Place<QStringList> place, const QString &expects, std::function<bool(const QString &)> isRight);
[[nodiscard]] SettingRule addresses(Place<QList<ListenAddress>> place, bool canBeEmpty);
[[nodiscard]] SettingRule registration(Place<Registration> place);
/// `5/s burst 30`, `3/h burst 3`, `off`, or `default` for the built-in rule.
[[nodiscard]] SettingRule rate(const QString &name);

} // namespace kith::server::rules
