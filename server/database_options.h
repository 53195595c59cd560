// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/ops/data_directory.h"
#include "server/storage/database_lock.h"
#include "server/storage/storage.h"

namespace kith::server {

/// What the configuration says of the database, and whether the directory was left by a crash; notes that it is in use.
/// A SQLite database that a crash left is checked. Errors: Validation for an address that is
/// none; Storage.
[[nodiscard]] Result<StorageOptions> databaseOptions(const Config &config, DataDirectory &directory);

/// PostgreSQL: makes this the only kithd on the database for as long as the lock is held. SQLite: nothing, as the lock on the data
/// directory does it. Errors: Conflict, Storage.
[[nodiscard]] Result<std::unique_ptr<DatabaseLock>> lockDatabase(const DatabaseUrl &url);

/// Takes the lock anew when its connection broke. False, which is logged: another kithd has it now. `lock` may be null.
/// To be asked now and then.
[[nodiscard]] bool holdsDatabase(DatabaseLock *lock);

} // namespace kith::server
