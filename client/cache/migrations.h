// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QStringList>
#include <QtSql/QSqlDatabase>

namespace kith::client {

/// The steps from one version of the cache's schema to the next; step n leads to version n + 1. Frozen once released.
[[nodiscard]] const QList<QStringList> &cacheMigrations();

/// Runs the missing steps, each in a transaction with its version number (`PRAGMA user_version`).
/// Errors: Storage: a step failed (the file is as before that step), or the file was written by a newer Kith.
/// `isBroken` becomes true when the file itself is why: it is damaged, it is no cache, or it is of a newer Kith.
[[nodiscard]] Result<void> migrateCache(QSqlDatabase database, bool &isBroken);

} // namespace kith::client
