// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kith::server {

/// Says that the server is alive only while every part of it that must answer does.
///
/// Each round asks every part; if one has not answered by the next round, nothing is said until it has. systemd then restarts
/// the service, which a process that is merely running would never get.
///
/// Thread: its own (main) one, apart from what parts do with `alive`.
class Watchdog final : public QObject
{
    Q_OBJECT

public:
    /// Something that must answer. `ask` brings the question to its thread and returns at once; that thread calls `alive`.
    struct Part
    {
        QByteArray name;
        std::function<void(std::function<void()> alive)> ask;
        int answers = 1; ///< how many calls of `alive` make one answer (one for each thread of the part)
    };

    /// `ping` is called after each round in which all have answered.
    Watchdog(std::vector<Part> parts, std::chrono::milliseconds every, std::function<void()> ping, QObject *parent = nullptr);

    /// Half of what systemd allows this service between two signs of life; absent when it asks for none. Source: sd_watchdog_enabled(3).
    [[nodiscard]] static std::optional<std::chrono::milliseconds> intervalFromSystemd();

private:
    struct Asked
    {
        Part part;
        std::shared_ptr<std::atomic<int>> missing = std::make_shared<std::atomic<int>>(0);
        bool isLate = false;
    };
    void round();

    std::vector<Asked> m_parts;
    const std::function<void()> m_ping;
    QTimer m_timer;
};

} // namespace kith::server
