// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "server/tls/tls_identity.h"

#include <QtNetwork/QHostAddress>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace kith::server {

class TlsThread;

struct TlsLimits
{
    std::chrono::milliseconds handshakeTime = std::chrono::seconds(10);
    /// How long a client may take to close after everything was said.
    std::chrono::milliseconds lingerTime = std::chrono::seconds(3);
    /// A client that takes nothing of what waits for it for so long is gone. Those behind the front judge sooner while they still write.
    std::chrono::milliseconds stallTime = std::chrono::seconds(60);
    std::chrono::milliseconds sweepEvery = std::chrono::milliseconds(250);
    /// Handshakes under way in one thread; the next connections wait in the kernel.
    int handshakes = 512;
};

/// What the front asks of, and gives to, the room behind it. Thread: called on TLS threads; must not block.
struct TlsDoor
{
    /// Before the handshake: null when there is no room for this connection; else kept until it is closed.
    std::function<std::shared_ptr<void>(int descriptor, const QHostAddress &peer)> admit;
    /// After it: the plain side of the connection, which looks like the client's own. Takes the descriptor over.
    /// `thread` says which TLS thread it is.
    std::function<void(int thread, FileDescriptor plain, const QHostAddress &peer, std::shared_ptr<void> place)> enter;
};

/// Thread: any.
struct TlsFigures
{
    std::atomic<qint64> connections = 0;
    std::atomic<quint64> handshakes = 0;
    std::atomic<quint64> failedHandshakes = 0; ///< refused, nonsense, too slow
    std::atomic<quint64> plainHttp = 0; ///< clients that did not speak TLS
};

/// Terminates TLS on threads of its own and hands the plain side of each connection on, through a pair of sockets.
///
/// What is behind it stays as it is: it reads and writes an ordinary socket, knows the client's true address, and need not
/// know of TLS. Qt's QSslSocket would make a new TLS context for every connection, without resumption, and 40 KiB of it.
///
/// Thread: its owner's. What the door's functions refer to must outlive it.
class TlsFront
{
public:
    TlsFront(std::shared_ptr<const TlsIdentity> identity, TlsDoor door, TlsLimits limits, int threads);
    ~TlsFront();
    Q_DISABLE_COPY_MOVE(TlsFront)

    [[nodiscard]] int threadCount() const { return int(m_threads.size()); }
    /// A listening socket for that thread. Takes the descriptor over.
    void serve(int thread, FileDescriptor listening);

    /// Takes no new connections.
    void stopListening();
    /// Waits until the connections have ended, at most so long, and ends those that are left.
    void finish(std::chrono::milliseconds deadline);
    /// Calls `alive` once from each thread.
    void ask(const std::function<void()> &alive);

    [[nodiscard]] std::shared_ptr<const TlsFigures> figures() const { return m_figures; }

private:
    const std::shared_ptr<TlsFigures> m_figures = std::make_shared<TlsFigures>();
    std::vector<std::unique_ptr<TlsThread>> m_threads;
};

} // namespace kith::server
