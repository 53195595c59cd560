// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/executor.h"
#include "server/gateway/reply.h"
#include "server/api/request_record.h"
#include "server/gateway/transfer_connection.h"
#include "server/gateway/transfer_inbox.h"
#include "server/gateway/transfer_limits.h"

#include <atomic>
#include <thread>
#include <unordered_map>

namespace kith::server {

/// One thread that moves files over many connections with epoll, in turns, with one buffer for all of them.
///
/// It runs at a lower priority than chat. Downloads go from the page cache to the socket (sendfile); uploads into their
/// sink. Reading a file that is not cached, and the kernel slowing down writers, stop only this thread.
/// Thread: adopt() and stop() from any, everything else is its own.
class TransferThread
{
public:
    /// What the thread asks of its service; all of it must outlive the thread.
    struct Service
    {
        /// Starts the request. `opened` comes once, on any thread, perhaps at once. Returns the route.
        std::function<const Route *(const TransferRequest &request, Executor::Opened opened)> open;
        /// Null: this person has enough transfers.
        std::function<ConnectionPlace(UserId person)> placeFor;
        RequestObserver observe; ///< told of every connection that has ended
        std::atomic<int> &connections; ///< stepped down for each connection that ends
    };

    TransferThread(int index, const TransferLimits &limits, Service service);
    ~TransferThread();

    void adopt(TransferRequest request);
    /// Interrupts what is running and joins.
    void stop();

private:
    using Phase = TransferConnection::Phase;
    using Clock = TransferConnection::Clock;

    void run();
    void adoptNow(TransferRequest request);
    void sweep();
    void closeAll();
    [[nodiscard]] TransferConnection *find(quint64 id);

    void opened(quint64 id, Result<Executor::OpenedTransfer> result);
    void startDownload(TransferConnection &connection, const Download &download);
    void startUpload(TransferConnection &connection);
    void begun(quint64 id, const Result<void> &result);
    void finish(TransferConnection &connection);
    void finished(quint64 id, const Result<Answer> &result);

    void serve(TransferConnection &connection, quint32 events);
    void receive(TransferConnection &connection);
    [[nodiscard]] bool take(TransferConnection &connection, QByteArrayView bytes);
    void send(TransferConnection &connection);
    /// False when it is time to wait, or over.
    [[nodiscard]] bool sendHead(TransferConnection &connection);
    [[nodiscard]] bool sendBody(TransferConnection &connection);
    void reply(TransferConnection &connection, HttpReply reply);
    void refuse(TransferConnection &connection, const Error &error);
    void linger(TransferConnection &connection);
    void discardIncoming(TransferConnection &connection);
    void interrupt(TransferConnection &connection);
    void drop(TransferConnection &connection);
    void checkDeadline(TransferConnection &connection, Clock::time_point now);

    void enter(TransferConnection &connection, Phase phase, std::chrono::milliseconds deadline, quint32 epollMask);
    void moved(TransferConnection &connection, qint64 bytes);

    const int m_index;
    const TransferLimits m_limits;
    const Service m_service;
    const std::shared_ptr<TransferInbox> m_inbox;
    FileDescriptor m_epoll;
    std::unordered_map<quint64, std::unique_ptr<TransferConnection>> m_connections;
    quint64 m_lastId = 0;
    std::vector<char> m_buffer;
    std::atomic<bool> m_isStopping = false;
    std::thread m_thread;
};

} // namespace kith::server
