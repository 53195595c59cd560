// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"
#include "shared/errors.h"

namespace kith::server {

/// After something with a database failed: prints the error as printError() does and returns the exit code that goes with it. Looks
/// at the database once more: one that does not answer is `notReachable`, one with a newer schema than this program's `configuration`.
/// Makes and changes nothing.
[[nodiscard]] int printDatabaseFailure(const DatabaseUrl &url, const Error &error, bool isJson);

} // namespace kith::server
