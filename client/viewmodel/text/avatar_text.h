// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

/// What stands in for a picture.
namespace kith::client {

inline constexpr int personColourCount = 12;

/// One letter of a person's name, up to two of a group's. Upper case, whole characters even beyond the basic plane. Where there is
/// none, the first emoji as it is drawn; "?" where there is none either.
[[nodiscard]] QString personInitials(const QString &name);
[[nodiscard]] QString groupInitials(const QString &name);

/// The same colour for the same id on every device. *Range* 0 to personColourCount - 1.
[[nodiscard]] int personColour(qint64 id);

} // namespace kith::client
