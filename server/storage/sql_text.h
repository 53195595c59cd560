// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QVariant>

namespace kith::server {

/// For a NOT NULL text column: Qt would store a QString that was never set as NULL.
[[nodiscard]] inline QVariant sqlText(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace kith::server
