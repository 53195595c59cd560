// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QString>

namespace kith::server {

/// Somebody sits in front of it: standard input is a terminal.
[[nodiscard]] bool hasTerminal();

/// Somebody reads standard error as it is written.
[[nodiscard]] bool hasErrorTerminal();

/// Asks twice on the terminal without showing what is typed; without a terminal, the first line of standard input.
/// Errors: Validation when the two differ, or nothing came.
[[nodiscard]] Result<QString> readNewPassword();

/// Asks on the terminal; true for `expected` typed exactly.
[[nodiscard]] bool isConfirmed(const QString &question, const QString &expected);

} // namespace kith::server
