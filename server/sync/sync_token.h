// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"

#include <QtCore/QString>

namespace kith::server {

/// Where a device's knowledge of its person ends. Opaque to the device.
struct SyncToken
{
    qint64 personVersion = 0;
    Timestamp time{};
    bool seesReads = true; ///< a change of this setting changes every group's pointers

    [[nodiscard]] QString toString() const;
    /// Absent: not a token of this server's making.
    [[nodiscard]] static std::optional<SyncToken> fromString(QStringView text);
};

} // namespace kith::server
