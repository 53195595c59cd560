// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace kith::server {

/// One JSON document to standard output.
void printJson(const QJsonObject &document);

/// A table for people: a row an object, a column a member. Control characters in values are shown as `?`, so that no name can move the cursor.
[[nodiscard]] QString tableText(const QJsonArray &rows, const QStringList &columns);

/// `member: value` lines, members of objects indented below their name.
[[nodiscard]] QString detailsText(const QJsonObject &object, int indent = 0);

/// The error for people on standard error, every broken field on a line of its own; with `isJson` as one document on standard
/// output: `{"error": problem}`. Returns the exit code that goes with it.
[[nodiscard]] int printError(const Error &error, bool isJson);

} // namespace kith::server
