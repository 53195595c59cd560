// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tls/tls_front.h"
#include "server/tls/tls_relay.h"

#include <mutex>
#include <thread>
#include <unordered_map>

namespace kith::server {

/// One thread of the TLS front: accepts, greets, and relays, all on one epoll.
///
/// Owner: TlsFront. Thread: the constructor, the destructor and post() from its owner's; everything else is its own.
class TlsThread
{
public:
    using Task = std::function<void(TlsThread &)>;

    TlsThread(int index, std::shared_ptr<const TlsIdentity> identity, TlsDoor door, TlsLimits limits, std::shared_ptr<TlsFigures> figures);
    ~TlsThread();

    void serve(FileDescriptor listening);
    void stopListening();
    void post(Task task);

private:
    using Clock = std::chrono::steady_clock;
    struct Connection
    {
        Connection(const std::shared_ptr<ssl_ctx_st> &context, FileDescriptor client)
            : relay(context, std::move(client))
        {
        }
        TlsRelay relay;
        QHostAddress peer;
        std::shared_ptr<void> place;
        unsigned clientMask = 0; ///< as epoll knows it; 0: it does not know the descriptor
        unsigned plainMask = 0;
        Clock::time_point deadline = Clock::time_point::max();
        quint64 sentBytes = 0; ///< as they were at `movedAt`
        Clock::time_point movedAt;
        bool isAgain = false; ///< has more to do in this thread's next turn
    };

    void run();
    void runTasks();
    void accept(int listening);
    void take(FileDescriptor client, const QHostAddress &peer);
    void advance(quint64 id, Connection &connection);
    void open(quint64 id, Connection &connection);
    void end(quint64 id, Connection &connection);
    void watch(quint64 id, Connection &connection);
    void watchOne(int descriptor, quint64 key, unsigned wanted, unsigned &known);
    void watchListening(bool isWanted);
    void sweep();

    const int m_index;
    const std::shared_ptr<const TlsIdentity> m_identity;
    const TlsDoor m_door;
    const TlsLimits m_limits;
    const std::shared_ptr<TlsFigures> m_figures;
    FileDescriptor m_epoll;
    FileDescriptor m_wake;
    std::vector<FileDescriptor> m_listening;
    bool m_isListeningWatched = true;
    std::unordered_map<quint64, std::unique_ptr<Connection>> m_connections;
    std::vector<quint64> m_again;
    quint64 m_lastId = 0;
    int m_greeting = 0; ///< connections in their handshake
    Clock::time_point m_nextSweep;
    std::vector<char> m_scratch;
    std::mutex m_mutex;
    std::vector<Task> m_tasks;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace kith::server
