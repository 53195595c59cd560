// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/transfer_service.h"

#include "server/gateway/request_input.h"
#include "server/gateway/request_router.h"
#include "server/gateway/transfer_head.h"

#include <sys/socket.h>

namespace kith::server {

namespace {
RouteTable::Match matchOf(const RouteTable &table, const RequestHead &head)
{
    return table.match(head.method == "HEAD" ? Verb::Get : verbFromName(head.method), head.path());
}
} // namespace

TransferService::TransferService(const RouteTable &table, Executor &executor, const TransferLimits &limits, RequestObserver observe)
    : m_table(table)
    , m_executor(executor)
    , m_limits(limits)
    , m_observe(std::move(observe))
{
    for (int i = 0; i < limits.threads; ++i) {
        m_threads.push_back(std::make_unique<TransferThread>(
            i, limits,
            TransferThread::Service{
                .open = [this](const TransferRequest &request, Executor::Opened opened) { return open(request, std::move(opened)); },
                .placeFor = [this](UserId person) { return placeFor(person); },
                .observe = m_observe,
                .connections = m_connections}));
    }
}

TransferService::~TransferService()
{
    drain(std::chrono::milliseconds(0));
}

bool TransferService::takes(const RequestHead &head, Surface surface) const
{
    const Route *route = matchOf(m_table, head).route;
    return route && std::holds_alternative<TransferFunction>(route->function) && isServed(*route, surface);
}

void TransferService::adopt(TransferRequest request)
{
    if (m_isDraining)
        return turnAway(request, Error{.code = ErrorCode::Draining});
    if (m_connections.fetch_add(1) >= m_limits.connections) {
        m_connections.fetch_sub(1);
        return turnAway(request, Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(2)});
    }
    m_threads[m_nextThread.fetch_add(1) % m_threads.size()]->adopt(std::move(request));
}

void TransferService::turnAway(const TransferRequest &request, const Error &error) const
{
    const QByteArray bytes = serialise(problemReply(error, request.requestId),
                                       {.isHead = request.head.method == "HEAD", .keepAlive = false});
    // Best effort: the connection has sent nothing yet, so there is room, and nothing waits for the client.
    [[maybe_unused]] const auto sent = ::send(request.connection.get(), bytes.constData(), size_t(bytes.size()),
                                              MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(request.connection.get(), SHUT_WR);
    if (m_observe)
        m_observe({.method = request.head.method,
                   .route = matchOf(m_table, request.head).route,
                   .status = error.status(),
                   .requestId = request.requestId,
                   .client = request.client,
                   .surface = request.surface,
                   .isTransfer = true});
}

const Route *TransferService::open(const TransferRequest &request, Executor::Opened opened)
{
    const RouteTable::Match match = matchOf(m_table, request.head);
    auto offer = transferOfferOf(request.head);
    auto input = inputOf(request.head, {});
    if (!offer || !input) {
        opened(offer ? input.error() : offer.error());
        return match.route;
    }
    for (auto it = match.parameters.constBegin(); it != match.parameters.constEnd(); ++it)
        input->insert(it.key(), it.value());
    m_executor.open(*match.route, rawCallOf(request.head, std::move(input).value(), request.requestId, request.client, request.surface),
                    std::move(offer).value(), std::move(opened));
    return match.route;
}

ConnectionPlace TransferService::placeFor(UserId person) const
{
    {
        const std::scoped_lock lock(m_people->mutex);
        int &running = m_people->running[person];
        if (running >= m_limits.connectionsPerPerson)
            return nullptr;
        ++running;
    }
    return {static_cast<void *>(m_people.get()), [people = m_people, person](void *) {
                const std::scoped_lock lock(people->mutex);
                if (--people->running[person] == 0)
                    people->running.remove(person);
            }};
}

void TransferService::drain(std::chrono::milliseconds deadline)
{
    m_isDraining = true;
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (m_connections > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    m_threads.clear();
}

} // namespace kith::server
