// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

namespace kith::server {

/// `100MiB` (powers of 1024: KiB, MiB, GiB, TiB), `100MB` (powers of 1000) or a bare number of bytes.
[[nodiscard]] std::optional<qint64> parseSize(const QString &text);
/// The shortest exact form.
[[nodiscard]] QString sizeText(qint64 bytes);

/// `30s`, `15m`, `12h`, `7d`, `2w`, `1h30m`, or 0.
[[nodiscard]] std::optional<std::chrono::seconds> parseDuration(const QString &text);
[[nodiscard]] QString durationText(std::chrono::seconds duration);

/// `N/UNIT burst M` with UNIT s, m or h (`5/s burst 30`; without a burst it is N), or `off`.
[[nodiscard]] std::optional<RateRule> parseRate(const QString &text);
[[nodiscard]] QString rateText(const RateRule &rule);

/// A TOML basic string.
[[nodiscard]] QString tomlText(const QString &text);

/// An address or a network such as 10.0.0.0/8.
[[nodiscard]] bool isNetwork(const QString &text);
/// `https://chat.example.org` or `http://…`, with nothing after the host and port.
[[nodiscard]] bool isWebOrigin(const QString &text);

/// An origin byte by byte as browsers send it: lower case, no slash at the end, no default port.
[[nodiscard]] bool isExactOrigin(const QString &text);
/// A network, or `unix` for whoever speaks through a Unix socket.
[[nodiscard]] bool isProxy(const QString &text);
/// `chat.example.org` or an IP address, in lower case and without a port.
[[nodiscard]] bool isHostName(const QString &text);
/// Three octal digits, such as 0660 or 660.
[[nodiscard]] bool isFileMode(const QString &text);

/// `postgresql://user:***@host/name`: an address of a database without its password.
[[nodiscard]] QString maskedUrl(const QString &url);

} // namespace kith::server
