// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_url.h"

#include <QtCore/QByteArray>

#include <chrono>

namespace kith::server {

/// Whether the disk below a SQLite database has room to go on. Owner and thread: a connection.
class FreeSpace
{
public:
    /// How much is the option `min_free` of the address, in bytes; without it there always is.
    explicit FreeSpace(const DatabaseUrl &url);

    /// As it was a moment ago at most. Says in the log when that changes.
    [[nodiscard]] bool isEnough();

private:
    using Clock = std::chrono::steady_clock;

    const QByteArray m_folder;
    const qint64 m_leastBytes;
    bool m_isEnough = true;
    Clock::time_point m_nextLook{};
};

} // namespace kith::server
