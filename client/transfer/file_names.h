// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::client {

/// A name that can be shown on one line and made in any folder, whatever somebody called the file: no separators, control
/// characters, characters that turn the direction of writing or take no room, no leading dot, no trailing space, at most
/// 200 bytes of UTF-8 with the ending kept. Never empty.
[[nodiscard]] QString safeFileName(const QString &name);

/// `folder/name`, or `folder/name (2)` and so on, with the number before the ending: the first that does not exist.
[[nodiscard]] QString freePath(const QString &folder, const QString &name);

/// Whether the desktop might run it, or what is in it, when it is opened: programs, scripts, starters, pages, archives of
/// programs, documents with macros. By its name and by what its bytes are.
[[nodiscard]] bool mayRun(const QString &name, const QString &contentType);

} // namespace kith::client
