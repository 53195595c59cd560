// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/watchdog.h"

#include <QtCore/QLoggingCategory>

#include <unistd.h>

namespace kith::server {

Q_LOGGING_CATEGORY(lcWatchdog, "kith.watchdog")

Watchdog::Watchdog(std::vector<Part> parts, std::chrono::milliseconds every, std::function<void()> ping, QObject *parent)
    : QObject(parent)
    , m_ping(std::move(ping))
{
    for (Part &part : parts)
        m_parts.push_back({std::move(part)});
    connect(&m_timer, &QTimer::timeout, this, &Watchdog::round);
    m_timer.start(every);
    round();
}

void Watchdog::round()
{
    bool areAllAlive = true;
    for (Asked &asked : m_parts) {
        const bool isLate = *asked.missing > 0;
        if (isLate != asked.isLate) {
            asked.isLate = isLate;
            if (isLate)
                qCWarning(lcWatchdog, "%s does not answer; systemd is told nothing until it does", asked.part.name.constData());
            else
                qCInfo(lcWatchdog, "%s answers again", asked.part.name.constData());
        }
        areAllAlive = areAllAlive && !isLate;
        *asked.missing = asked.part.answers;
        asked.part.ask([missing = asked.missing] { missing->fetch_sub(1); });
    }
    if (areAllAlive)
        m_ping();
}

std::optional<std::chrono::milliseconds> Watchdog::intervalFromSystemd()
{
    bool isNumber = false;
    const qlonglong microseconds = qgetenv("WATCHDOG_USEC").toLongLong(&isNumber);
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    if (!isNumber || microseconds <= 0 || (!pid.isEmpty() && pid.toLongLong() != ::getpid()))
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qlonglong>(microseconds / 2000, 1));
}

} // namespace kith::server
