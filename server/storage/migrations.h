// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"
#include "shared/timestamp.h"

namespace kith::server {

/// Brings the database to the schema of this program, or explains why it cannot.
///
/// Migrations are numbered pairs of SQL files (migrations/sqlite, migrations/postgresql) with the same number, frozen
/// once released; each runs in one transaction together with its version row.
/// Errors: Storage; a database that is newer than this program is refused and left as it is.
[[nodiscard]] Result<void> migrate(Connection &connection);

/// All statements that make an empty database of schema `version`, in order, without transactions around them.
/// Errors: Storage when this program does not know that schema.
[[nodiscard]] Result<QStringList> stepsToSchema(Dialect dialect, int version);

/// The highest number among the migrations of this program.
[[nodiscard]] int newestSchemaVersion(Dialect dialect);

/// The number the database is at; 0 for an empty one.
[[nodiscard]] Result<int> schemaVersion(Connection &connection);

/// The statements of a migration file: split at `;` at a line's end, comments dropped. A trigger body keeps its inner
/// semicolons between `-- begin` and `-- end` lines.
[[nodiscard]] QStringList statementsOf(const QString &sql);

} // namespace kith::server
