// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace kith {

/// A moment in UTC with milliseconds, as stored (milliseconds since 1970) and as sent (RFC 3339).
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] Timestamp now();
[[nodiscard]] constexpr qint64 toMs(Timestamp time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] constexpr Timestamp fromMs(qint64 ms)
{
    return Timestamp(std::chrono::milliseconds(ms));
}

/// `2026-11-23T08:05:09.123Z`
[[nodiscard]] QString toRfc3339(Timestamp time);
/// Reads RFC 3339 with any offset and up to nine digits of fraction; absent when it is anything else.
[[nodiscard]] std::optional<Timestamp> fromRfc3339(QStringView text);

} // namespace kith
