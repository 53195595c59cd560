// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_server.h"

#include <QtCore/QThread>

#include <future>

namespace kith::server {

/// One listener thread: an epoll event loop with a guard and a QtHttpServer on a listening descriptor of its own.
///
/// Thread: made, drained and destroyed by the thread that owns the Gateway; everything inside lives in the thread itself.
class Listener final : public QThread
{
    Q_OBJECT

public:
    /// Takes over `descriptor`, which is bound and listening already.
    Listener(int descriptor, GuardOptions options, UpgradeSink upgradeSink, std::shared_ptr<ConnectionBudget> budget,
             RequestFunction function);
    ~Listener() override;

    /// Whether the descriptor is being served. Waits for the thread's start.
    [[nodiscard]] bool isServing();

    /// Hands a connection over that was accepted elsewhere, from `peer`, with its place in the budget. Thread: any, while this exists.
    void adopt(FileDescriptor connection, const QHostAddress &peer, ConnectionPlace place);
    void beginDrain();
    /// Calls `alive` on the listener's thread.
    void ask(std::function<void()> alive);
    /// Ends the connections that are left at the deadline, and the thread.
    void finish(QDeadlineTimer deadline);

protected:
    void run() override;

private:
    const int m_descriptor;
    const GuardOptions m_options;
    const UpgradeSink m_upgradeSink;
    const std::shared_ptr<ConnectionBudget> m_budget;
    const RequestFunction m_function;
    std::promise<GuardServer *> m_started;
    GuardServer *m_guard = nullptr; // only to post to, never to touch
};

} // namespace kith::server
