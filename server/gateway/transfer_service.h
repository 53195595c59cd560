// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/transfer_thread.h"

#include "server/api/route_table.h"

#include <QtCore/QHash>

namespace kith::server {

/// Moves files between clients and disk for the transfer routes of the table, past QtHttpServer, which would keep whole bodies in memory.
///
/// The guard validates a request's head; if its route is a transfer, the connection comes here with whatever was received
/// behind the head, is answered once, and closed.
/// Owner: the Gateway; table and executor outlive it. Thread: takes() and adopt() from any, the rest its owner's.
class TransferService
{
public:
    TransferService(const RouteTable &table, Executor &executor, const TransferLimits &limits, RequestObserver observe = {});
    ~TransferService();
    Q_DISABLE_COPY_MOVE(TransferService)

    [[nodiscard]] bool takes(const RequestHead &head, Surface surface) const;
    void adopt(TransferRequest request);

    /// Takes nothing new, lets running transfers end until the deadline, then interrupts them.
    void drain(std::chrono::milliseconds deadline);
    [[nodiscard]] int connectionCount() const { return m_connections; }

private:
    /// How many transfers each person has. Outlives the service as long as a place is kept.
    struct People
    {
        std::mutex mutex;
        QHash<UserId, int> running;
    };

    const Route *open(const TransferRequest &request, Executor::Opened opened);
    [[nodiscard]] ConnectionPlace placeFor(UserId person) const;
    void turnAway(const TransferRequest &request, const Error &error) const;

    const RouteTable &m_table;
    Executor &m_executor;
    const TransferLimits m_limits;
    const RequestObserver m_observe;
    const std::shared_ptr<People> m_people = std::make_shared<People>();
    std::atomic<bool> m_isDraining = false;
    std::atomic<int> m_connections = 0;
    std::atomic<size_t> m_nextThread = 0;
    std::vector<std::unique_ptr<TransferThread>> m_threads;
};

} // namespace kith::server
