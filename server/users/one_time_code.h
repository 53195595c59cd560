// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace kith::server {

/// Codes that are handed to a person once and may have to be typed: 130 random bits in Crockford's base 32, of which
/// only a hash is stored.

/// 26 letters and digits, lower case, without those that are mistaken for others.
[[nodiscard]] QString makeCode();

/// The form in which a code is stored: SHA-256 in hex of what was typed, whatever its case, blanks and hyphens, and with
/// the letters o, i and l for 0 and 1. Absent for what cannot be a code.
[[nodiscard]] std::optional<QString> codeHash(QStringView typed);

} // namespace kith::server
