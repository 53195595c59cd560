// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/guard_server.h"
#include "server/tls/tls_front.h"

#include <QtCore/QDeadlineTimer>

namespace kith::server {

class Listener;

/// The TLS front together with the guards behind it, which listen nowhere and are handed their connections.
///
/// Thread: its owner's, the Gateway's.
class TlsEntrance
{
public:
    /// Makes a listener on a descriptor; null when it could not be served.
    using MakeListener = std::function<std::unique_ptr<Listener>(int descriptor)>;

    /// Errors: Internal.
    [[nodiscard]] static Result<std::unique_ptr<TlsEntrance>> open(std::shared_ptr<const TlsIdentity> identity, const TlsLimits &limits,
                                                                   int threads, const GuardOptions &guard,
                                                                   std::shared_ptr<ConnectionBudget> budget, const MakeListener &make);
    ~TlsEntrance();
    Q_DISABLE_COPY_MOVE(TlsEntrance)

    /// Listening sockets, spread over the threads. Takes the descriptors over.
    void serve(const std::vector<int> &listening);
    void ask(const std::function<void()> &alive);
    /// How many threads answer ask().
    [[nodiscard]] size_t threadCount() const;
    [[nodiscard]] std::shared_ptr<const TlsFigures> figures() const { return m_front->figures(); }

    /// Takes no new connections; the guards finish their requests. Upgraded connections stay.
    void beginDrain();
    void finishGuards(const QDeadlineTimer &deadline);
    /// Waits until the last bytes are with the clients; at the deadline ends what is left.
    void finish(std::chrono::milliseconds deadline) { m_front->finish(deadline); }

private:
    struct Guards;

    TlsEntrance();

    const std::shared_ptr<Guards> m_guards;
    std::unique_ptr<TlsFront> m_front;
};

} // namespace kith::server
