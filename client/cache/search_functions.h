// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtSql/QSqlDatabase>

namespace kith::client {

/// Teaches the connection `kith_grams(content, extra)`: what a message is looked up by, as the words of an index.
///
/// The triggers of the cache's schema call it, so every connection that writes messages needs it. False: Qt's SQLite is
/// not the system's, so that functions cannot be handed over.
[[nodiscard]] bool addSearchFunctions(const QSqlDatabase &database);

/// The words of the index that a text must hold to hold all the terms; empty without terms. Range: terms are folded and not empty.
[[nodiscard]] QString gramMatch(const QStringList &terms);

} // namespace kith::client
