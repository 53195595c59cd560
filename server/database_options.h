// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/ops/data_directory.h"
#include "server/storage/storage.h"

namespace kith::server {

/// What the configuration says of the database, and whether the directory was left by a crash; notes that it is in use.
/// A SQLite database that a crash left is checked. Errors: Validation for an address that is
/// none; Storage.
[[nodiscard]] Result<StorageOptions> databaseOptions(const Config &config, DataDirectory &directory);

} // namespace kith::server
