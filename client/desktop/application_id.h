// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::client {

/// Kith's name on the desktop: the desktop file, the metainfo, the icon, the name on the bus and the window's app id are
/// all called so.
inline constexpr char16_t applicationId[] = u"org.kith.Kith";

[[nodiscard]] inline QString applicationIdText()
{
    return QString::fromUtf16(applicationId);
}

} // namespace kith::client
