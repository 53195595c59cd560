// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::server {

/// A name under which a file may be shown and saved anywhere: one component of a path, without control, bidirectional or
/// invisible characters, without what Windows refuses, not hidden, at most 255 bytes of UTF-8 with the ending kept.
/// Nothing is refused; where nothing is left it is `file`. Names of files on the server's own disk never come from people.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace kith::server
