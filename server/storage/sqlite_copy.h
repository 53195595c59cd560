// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite_connection.h"

#include <functional>

namespace kith::server {

/// Units: bytes done and in all.
using CopyProgress = std::function<void(qint64 done, qint64 total)>;

/// Copies a SQLite database, in use or not, as it is at one moment, into a new file without a log beside it.
///
/// Writers go on meanwhile; the write-ahead log is not folded back for as long. The copy is checked before this returns.
/// Source: SQLite's online backup interface, within one read transaction, so that writers do not make it start again.
/// Errors: Storage; the unfinished copy is left to the caller.
[[nodiscard]] Result<void> copySqliteDatabase(const QString &from, const QString &to, const CopyProgress &progress = {});

/// Whether a database file holds together. Quick: everything but the order of index entries.
enum class CheckDepth { Quick, Thorough };
/// Errors: Storage with what SQLite found, at most a few lines of it.
[[nodiscard]] Result<void> checkSqliteDatabase(Connection &connection, CheckDepth depth);

} // namespace kith::server
