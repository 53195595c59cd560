// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/log_scrubber.h"

#include "server/storage/log_keeper.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::chrono::milliseconds longestPause{10'000};
} // namespace

void LogScrubber::ask()
{
    if (!m_since)
        m_since = Clock::now();
}

bool LogScrubber::isOverdue() const
{
    return m_since && Clock::now() - *m_since > patience;
}

void LogScrubber::run(Connection &connection)
{
    if (connection.dialect() != Dialect::Sqlite || truncateLog(connection)) {
        m_since.reset();
        m_pause = quiet;
        return;
    }
    m_since = Clock::now();
    m_pause = std::min(m_pause * 2, longestPause);
}

} // namespace kith::server
