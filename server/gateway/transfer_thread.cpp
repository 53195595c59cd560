// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/transfer_thread.h"

#include "server/gateway/gateway_log.h"

#include <array>
#include <csignal>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace kith::server {

namespace {
constexpr size_t bufferBytes = 256 * 1024;
constexpr int niceness = 5;
constexpr quint64 wakeId = 0;

void becomeTransferThread(int index)
{
    const QByteArray name = "kith-files-" + QByteArray::number(index);
    ::pthread_setname_np(::pthread_self(), name.constData());
    // sendfile(2) has no MSG_NOSIGNAL.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    // Linux keeps niceness per thread. Hashing and copying shall not take the core that chat needs.
    ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), niceness);
}
} // namespace

TransferThread::TransferThread(int index, const TransferLimits &limits, Service service)
    : m_index(index)
    , m_limits(limits)
    , m_service(std::move(service))
    , m_inbox(std::make_shared<TransferInbox>())
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(bufferBytes)
{
    epoll_event wake{};
    wake.events = EPOLLIN;
    wake.data.u64 = wakeId;
    if (!m_epoll.isOpen() || ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_inbox->wakeDescriptor(), &wake) != 0)
        qFatal("transfers: no epoll: %s", qPrintable(qt_error_string()));
    m_thread = std::thread([this] { run(); });
}

TransferThread::~TransferThread()
{
    stop();
}

void TransferThread::adopt(TransferRequest request)
{
    // Tasks are copyable functions; a request is not copyable.
    auto shared = std::make_shared<TransferRequest>(std::move(request));
    if (!m_inbox->post([shared](TransferThread &thread) { thread.adoptNow(std::move(*shared)); }))
        m_service.connections.fetch_sub(1);
}

void TransferThread::stop()
{
    m_isStopping = true;
    (void)m_inbox->post([](TransferThread &) {});
    if (m_thread.joinable())
        m_thread.join();
}

void TransferThread::run()
{
    becomeTransferThread(m_index);
    std::array<epoll_event, 64> events{};
    auto nextSweep = Clock::now() + m_limits.sweepEvery;
    while (!m_isStopping) {
        const int wait = m_connections.empty() ? -1 : int(m_limits.sweepEvery.count());
        const int ready = ::epoll_wait(m_epoll.get(), events.data(), int(events.size()), wait);
        for (int i = 0; i < ready; ++i) {
            const epoll_event &event = events[size_t(i)];
            if (event.data.u64 == wakeId) {
                for (const TransferInbox::Task &task : m_inbox->take())
                    task(*this);
            } else if (TransferConnection *connection = find(event.data.u64)) {
                serve(*connection, event.events);
            }
        }
        if (const auto now = Clock::now(); now >= nextSweep) {
            sweep();
            nextSweep = now + m_limits.sweepEvery;
        }
    }
    closeAll();
}

void TransferThread::closeAll()
{
    // What was waiting is run: an adoption is counted, an opened upload must be interrupted.
    for (const TransferInbox::Task &task : m_inbox->close())
        task(*this);
    while (!m_connections.empty()) {
        interrupt(*m_connections.begin()->second);
        drop(*m_connections.begin()->second);
    }
}

TransferConnection *TransferThread::find(quint64 id)
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second.get();
}

void TransferThread::sweep()
{
    const auto now = Clock::now();
    std::vector<quint64> ids;
    ids.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        ids.push_back(id);
    for (const quint64 id : ids) {
        if (TransferConnection *connection = find(id))
            checkDeadline(*connection, now);
    }
}

void TransferThread::adoptNow(TransferRequest request)
{
    const quint64 id = ++m_lastId;
    auto &connection = *(m_connections[id] = std::make_unique<TransferConnection>());
    connection.id = id;
    connection.request = std::move(request);
    connection.adoptedAt = Clock::now();
    epoll_event interest{};
    interest.data.u64 = id;
    if (::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, connection.request.connection.get(), &interest) != 0)
        return drop(connection);
    enter(connection, Phase::Opening, m_limits.openTime, 0);
    if (m_isStopping)
        return;
    connection.route = m_service.open(connection.request, [inbox = m_inbox, id](Result<Executor::OpenedTransfer> result) {
        const bool isPosted = inbox->post([id, result](TransferThread &thread) { thread.opened(id, result); });
        if (isPosted || !result)
            return;
        if (const auto *sink = std::get_if<std::shared_ptr<UploadSink>>(&result->plan))
            (*sink)->interrupt();
    });
}

void TransferThread::opened(quint64 id, Result<Executor::OpenedTransfer> result)
{
    TransferConnection *connection = find(id);
    const auto *sink = result ? std::get_if<std::shared_ptr<UploadSink>>(&result->plan) : nullptr;
    if (!connection || connection->phase != Phase::Opening) {
        if (sink)
            (*sink)->interrupt();
        return;
    }
    if (!result)
        return refuse(*connection, result.error());
    if (const auto *answer = std::get_if<Answer>(&result->plan))
        return reply(*connection, answerReply(*answer, connection->request.requestId));
    connection->personPlace = m_service.placeFor(result->caller.user);
    if (sink)
        connection->sink = *sink;
    if (!connection->personPlace) {
        interrupt(*connection);
        return refuse(*connection, Error{.code = ErrorCode::TooManyRequests,
                                         .detail = QStringLiteral("You have many transfers running; please wait for some to end"),
                                         .retryAfter = std::chrono::seconds(2)});
    }
    if (sink)
        startUpload(*connection);
    else
        startDownload(*connection, *std::get<std::shared_ptr<const Download>>(result->plan));
}

void TransferThread::startUpload(TransferConnection &connection)
{
    connection.missingBytes = connection.sink->expectedBytes();
    connection.sink->begin([inbox = m_inbox, id = connection.id, sink = connection.sink](const Result<void> &result) {
        if (!inbox->post([id, result](TransferThread &thread) { thread.begun(id, result); }) && result)
            sink->interrupt();
    });
}

void TransferThread::finish(TransferConnection &connection)
{
    enter(connection, Phase::Finishing, std::chrono::milliseconds::max(), 0);
    // The sink is kept by its own work from here on: what is received is finished whether or not the client waits.
    const auto sink = std::exchange(connection.sink, nullptr);
    sink->finish([inbox = m_inbox, id = connection.id](const Result<Answer> &result) {
        (void)inbox->post([id, result](TransferThread &thread) { thread.finished(id, result); });
    });
}

void TransferThread::finished(quint64 id, const Result<Answer> &result)
{
    TransferConnection *connection = find(id);
    if (!connection || connection->phase != Phase::Finishing)
        return;
    if (result)
        reply(*connection, answerReply(*result, connection->request.requestId));
    else
        refuse(*connection, result.error());
}

void TransferThread::interrupt(TransferConnection &connection)
{
    if (const auto sink = std::exchange(connection.sink, nullptr))
        sink->interrupt();
}

void TransferThread::checkDeadline(TransferConnection &connection, Clock::time_point now)
{
    const auto inPhase = std::chrono::duration_cast<std::chrono::milliseconds>(now - connection.phaseSince);
    const bool isMoving = connection.phase == Phase::Receiving || connection.phase == Phase::Sending;
    const bool isTooSlow = isMoving && inPhase > m_limits.rateGrace
                           && connection.movedBytes < inPhase.count() * m_limits.bytesPerSecond / 1000;
    if (now < connection.deadline && !isTooSlow)
        return;
    switch (connection.phase) {
    case Phase::Opening:
        interrupt(connection);
        return refuse(connection, Error{.code = ErrorCode::Overloaded, .detail = QStringLiteral("The server took too long to answer")});
    case Phase::Receiving:
        interrupt(connection);
        return refuse(connection,
                      Error{.code = ErrorCode::RequestTimeout, .detail = QStringLiteral("The upload came to a stop, or was too slow")});
    case Phase::Sending:
    case Phase::Lingering: return drop(connection);
    case Phase::Finishing: return;
    }
}

void TransferThread::drop(TransferConnection &connection)
{
    if (m_service.observe)
        m_service.observe({.method = connection.request.head.method,
                           .route = connection.route,
                           .status = connection.status,
                           .duration = Clock::now() - connection.adoptedAt,
                           .requestId = connection.request.requestId,
                           .client = connection.request.client,
                           .surface = connection.request.surface,
                           .receivedBytes = connection.receivedBytes,
                           .sentBytes = connection.sourceBytes,
                           .isTransfer = true});
    m_connections.erase(connection.id);
    m_service.connections.fetch_sub(1);
}

} // namespace kith::server
