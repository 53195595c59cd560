// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtGui/QImage>

namespace kith::client {

/// Kith's icon in the sizes that trays use, with what waits for the person: the number where it can be read, else a dot.
/// `isQuiet`: do not disturb is on, and the mark is grey.
[[nodiscard]] QList<QImage> trayIcons(qint64 unread, bool isForMe, bool isQuiet);

} // namespace kith::client
