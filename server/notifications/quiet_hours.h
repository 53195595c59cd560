// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"

#include <QtCore/QByteArray>

namespace kith::server {

/// The hours in which a person does not want to be disturbed, by the clock on the wall where they are.
struct QuietHours
{
    static constexpr int everyDay = 0x7f;

    bool isOn = false;
    int fromMinute = 22 * 60; ///< Range: 0 to 1439, of the local day
    int toMinute = 7 * 60; ///< not included; before `fromMinute`: of the day after; the same: a whole day
    int days = everyDay; ///< bits of the days on which the hours begin, Monday 1, Sunday 64
    QByteArray timeZone = "UTC"; ///< IANA name

    [[nodiscard]] bool contains(Timestamp at) const;
    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

} // namespace kith::server
