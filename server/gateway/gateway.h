// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_server.h"
#include "server/gateway/request_router.h"
#include "server/gateway/tls_entrance.h"
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
    /// With it, public TCP sockets speak TLS.
    std::shared_ptr<const TlsIdentity> tls = nullptr;
    TlsLimits tlsLimits = {};
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
    [[nodiscard]] size_t listenerCount() const;

    /// What the TLS front has done; null without one.
    [[nodiscard]] std::shared_ptr<const TlsFigures> tlsFigures() const;

    /// Takes no new connections, lets running requests and transfers finish and closes what is idle; at the deadline, everything.
    /// Afterwards nothing listens any more.
    /// Upgraded connections are somebody else's and stay, those over TLS too: see finish().
    void drain(std::chrono::milliseconds deadline);
    /// After drain(), once whoever has the upgraded connections has closed them: waits until the last bytes are with the clients.
    void finish(std::chrono::milliseconds deadline);

private:
    [[nodiscard]] int threadsFor(Surface surface) const;
    [[nodiscard]] bool isTls(Surface surface) const { return m_options.tls && surface == Surface::Public; }
    /// One socket for each thread of that surface. Takes the descriptors over.
    [[nodiscard]] Result<void> serve(const std::vector<int> &descriptors, Surface surface, bool byTls);
    [[nodiscard]] std::unique_ptr<Listener> makeListener(int descriptor, Surface surface);
    [[nodiscard]] Result<void> serveByTls(const std::vector<int> &descriptors);
    /// As many copies of the descriptor as that surface has threads: whoever comes first accepts.
    [[nodiscard]] std::vector<int> copiesOf(int descriptor, Surface surface) const;

    GatewayOptions m_options;
    UpgradeSink m_upgradeSink;
    std::unique_ptr<TransferService> m_transfers; ///< null without a route table
    RequestFunction m_function;
    std::shared_ptr<ConnectionBudget> m_budget;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unique_ptr<TlsEntrance> m_tls; ///< null until something is served by TLS
    std::vector<UnixSocketFile> m_socketFiles; ///< removed when nothing listens any more
};

} // namespace kith::server
