// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_server.h"
#include "server/gateway/request_router.h"
#include "server/gateway/transfer_service.h"
#include "server/gateway/unix_socket.h"
#include "shared/result.h"

#include <memory>
#include <sys/types.h>
#include <vector>

namespace kith::server {

class Listener;

struct GatewayOptions
{
    GuardOptions guard = {};
    TransferLimits transfers = {};
    /// Listener threads; 0 means one for each core.
    int listeners = 0;
};

/// The server's front door: listener threads that share a port, each with its own guard and QtHttpServer, and one route table.
///
/// Thread: its owner's. The table, the executor and what the sink refers to must outlive it.
class Gateway
{
public:
    Gateway(const RouteTable &table, Executor &executor, UpgradeSink upgradeSink, GatewayOptions options = {});
    /// For requests that are not answered through the route table (tests, benches).
    Gateway(RequestFunction function, UpgradeSink upgradeSink, GatewayOptions options = {});
    ~Gateway();
    Q_DISABLE_COPY_MOVE(Gateway)

    /// Listens and returns the port. Port 0 takes a free one. May be called for several addresses.
    /// Errors: Internal, with a sentence for the administrator.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &address, quint16 port, Surface surface = Surface::Public);
    /// Listens on a Unix socket that is made at `path`. Errors: as above.
    [[nodiscard]] Result<void> listenOnUnixSocket(const QString &path, mode_t mode, Surface surface = Surface::Public);
    /// Listens on a socket that another process (systemd) has bound, TCP or Unix. Takes the descriptor over.
    /// Errors: as above, also when it is no listening stream socket.
    [[nodiscard]] Result<void> listenOnPassedSocket(int descriptor, Surface surface = Surface::Public);

    /// Calls `alive` once from each listener thread. Thread: the owner's.
    void askListeners(const std::function<void()> &alive);
    [[nodiscard]] size_t listenerCount() const { return m_listeners.size(); }

    /// Takes no new connections, lets running requests and transfers finish and closes what is idle; at the deadline, everything.
    /// Afterwards nothing listens any more.
    void drain(std::chrono::milliseconds deadline);

private:
    [[nodiscard]] int threadsFor(Surface surface) const;
    [[nodiscard]] bool serve(int descriptor, Surface surface);
    /// With one thread for each copy of the descriptor. Takes it over.
    [[nodiscard]] Result<void> serveShared(int descriptor, Surface surface);

    GatewayOptions m_options;
    UpgradeSink m_upgradeSink;
    std::unique_ptr<TransferService> m_transfers; ///< null without a route table
    RequestFunction m_function;
    std::shared_ptr<ConnectionBudget> m_budget;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::vector<UnixSocketFile> m_socketFiles; ///< removed when nothing listens any more
};

} // namespace kith::server
