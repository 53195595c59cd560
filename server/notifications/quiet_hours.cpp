// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/quiet_hours.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

namespace kith::server {

bool QuietHours::contains(Timestamp at) const
{
    if (!isOn)
        return false;
    const QTimeZone zone(timeZone);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(at), zone.isValid() ? zone : QTimeZone::utc());
    const int minute = local.time().hour() * 60 + local.time().minute();
    const auto begins = [this](int dayOfWeek) { return (days >> (dayOfWeek - 1) & 1) != 0; };
    const int today = local.date().dayOfWeek();
    const int yesterday = today == 1 ? 7 : today - 1;
    if (fromMinute < toMinute)
        return begins(today) && minute >= fromMinute && minute < toMinute;
    return (begins(today) && minute >= fromMinute) || (begins(yesterday) && minute < toMinute);
}

} // namespace kith::server
