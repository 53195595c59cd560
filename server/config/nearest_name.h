// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace kith::server {

/// Number of single-character edits (insert, delete, replace) between two texts. Source: Levenshtein, two rows.
[[nodiscard]] int editDistance(QStringView a, QStringView b);

/// The known name that somebody most likely meant by `typed`, compared without case; empty when none is near.
[[nodiscard]] QString nearestName(const QString &typed, const QStringList &known);

} // namespace kith::server
