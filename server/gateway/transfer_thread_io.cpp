// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a TransferThread reads and writes its connections.
#include "server/gateway/download_reply.h"
#include "server/gateway/transfer_thread.h"

#include <algorithm>
#include <cerrno>

#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

namespace kith::server {

namespace {
constexpr qint64 sendfileBytes = 256 * 1024;

bool isToBeTriedAgain(int reason)
{
    return reason == EAGAIN || reason == EWOULDBLOCK || reason == EINTR;
}
} // namespace

void TransferThread::enter(TransferConnection &connection, Phase phase, std::chrono::milliseconds deadline, quint32 epollMask)
{
    const auto now = Clock::now();
    connection.phase = phase;
    connection.phaseSince = now;
    connection.movedBytes = 0;
    connection.deadline = deadline == std::chrono::milliseconds::max() ? Clock::time_point::max() : now + deadline;
    if (connection.epollMask == epollMask)
        return;
    connection.epollMask = epollMask;
    epoll_event interest{};
    interest.events = epollMask;
    interest.data.u64 = connection.id;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, connection.request.connection.get(), &interest);
}

void TransferThread::moved(TransferConnection &connection, qint64 bytes)
{
    connection.movedBytes += bytes;
    connection.deadline = Clock::now() + m_limits.stallTime;
}

void TransferThread::serve(TransferConnection &connection, quint32 events)
{
    switch (connection.phase) {
    case Phase::Opening:
    case Phase::Finishing:
        // Only an end is reported here. What is being opened is interrupted once it is there.
        if ((events & (EPOLLHUP | EPOLLERR)) != 0) {
            interrupt(connection);
            drop(connection);
        }
        return;
    case Phase::Receiving: return receive(connection);
    case Phase::Sending: return send(connection);
    case Phase::Lingering: return discardIncoming(connection);
    }
}

void TransferThread::begun(quint64 id, const Result<void> &result)
{
    TransferConnection *connection = find(id);
    if (!connection || connection->phase != Phase::Opening)
        return;
    if (!result) {
        connection->sink.reset();
        return refuse(*connection, result.error());
    }
    enter(*connection, Phase::Receiving, m_limits.stallTime, EPOLLIN);
    const QByteArray early = std::exchange(connection->request.earlyBytes, {});
    if (connection->request.head.expectsContinue && early.isEmpty()) {
        constexpr QByteArrayView goOn("HTTP/1.1 100 Continue\r\n\r\n");
        // A client that waits has nothing unread, so there is room for this.
        [[maybe_unused]] const auto sent = ::send(connection->request.connection.get(), goOn.data(), size_t(goOn.size()), MSG_NOSIGNAL);
    }
    if (!early.isEmpty() && !take(*connection, QByteArrayView(early).first(std::min<qint64>(early.size(), connection->missingBytes))))
        return;
    if (connection->missingBytes == 0)
        finish(*connection);
}

bool TransferThread::take(TransferConnection &connection, QByteArrayView bytes)
{
    if (const auto taken = connection.sink->take(bytes); !taken) {
        interrupt(connection);
        refuse(connection, taken.error());
        return false;
    }
    connection.missingBytes -= bytes.size();
    connection.receivedBytes += bytes.size();
    moved(connection, bytes.size());
    return true;
}

void TransferThread::receive(TransferConnection &connection)
{
    for (qint64 left = m_limits.turnBytes; left > 0 && connection.missingBytes > 0;) {
        const auto wanted = size_t(std::min<qint64>(qint64(m_buffer.size()), connection.missingBytes));
        const ssize_t got = ::recv(connection.request.connection.get(), m_buffer.data(), wanted, 0);
        if (got < 0 && isToBeTriedAgain(errno))
            return;
        if (got <= 0) {
            interrupt(connection);
            return drop(connection);
        }
        if (!take(connection, QByteArrayView(m_buffer.data(), got)))
            return;
        left -= got;
    }
    if (connection.missingBytes == 0)
        finish(connection);
}

void TransferThread::startDownload(TransferConnection &connection, const Download &download)
{
    auto source = download.open();
    if (!source)
        return refuse(connection, source.error());
    const DownloadChoice choice = chooseDownload(connection.request.head, download.entityTag, source->sizeBytes);
    if ((choice.status == 200 || choice.status == 206) && connection.request.head.method != "HEAD") {
        connection.offset = choice.span.first;
        connection.leftBytes = choice.span.bytes;
        connection.source = std::move(source->descriptor);
    }
    reply(connection, downloadReply(download, *source, choice, connection.request.requestId));
}

void TransferThread::refuse(TransferConnection &connection, const Error &error)
{
    reply(connection, problemReply(error, connection.request.requestId));
}

void TransferThread::reply(TransferConnection &connection, HttpReply reply)
{
    connection.status = reply.status;
    reply.headers += connection.request.answerFields;
    connection.outgoing = serialise(reply, {.isHead = connection.request.head.method == "HEAD", .keepAlive = false});
    enter(connection, Phase::Sending, m_limits.stallTime, EPOLLOUT);
    send(connection);
}

bool TransferThread::sendHead(TransferConnection &connection)
{
    while (connection.sentBytes < connection.outgoing.size()) {
        const int flags = MSG_NOSIGNAL | (connection.leftBytes > 0 ? MSG_MORE : 0);
        const ssize_t sent = ::send(connection.request.connection.get(), connection.outgoing.constData() + connection.sentBytes,
                                    size_t(connection.outgoing.size() - connection.sentBytes), flags);
        if (sent < 0) {
            if (!isToBeTriedAgain(errno))
                drop(connection);
            return false;
        }
        connection.sentBytes += sent;
        moved(connection, sent);
    }
    return true;
}

bool TransferThread::sendBody(TransferConnection &connection)
{
    for (qint64 left = m_limits.turnBytes; connection.leftBytes > 0;) {
        if (left <= 0)
            return false;
        off_t offset = connection.offset;
        const ssize_t sent = ::sendfile(connection.request.connection.get(), connection.source.get(), &offset,
                                        size_t(std::min(connection.leftBytes, sendfileBytes)));
        if (sent < 0 && isToBeTriedAgain(errno))
            return false;
        if (sent <= 0) {
            // The client has gone, or the disk gave out: the length that was announced cannot be kept.
            drop(connection);
            return false;
        }
        connection.offset += sent;
        connection.leftBytes -= sent;
        connection.sourceBytes += sent;
        left -= sent;
        moved(connection, sent);
    }
    return true;
}

void TransferThread::send(TransferConnection &connection)
{
    if (sendHead(connection) && sendBody(connection))
        linger(connection);
}

void TransferThread::linger(TransferConnection &connection)
{
    connection.source.reset();
    ::shutdown(connection.request.connection.get(), SHUT_WR);
    enter(connection, Phase::Lingering, m_limits.lingerTime, EPOLLIN);
    discardIncoming(connection);
}

void TransferThread::discardIncoming(TransferConnection &connection)
{
    // Closing with unread bytes would reset the connection and could take the answer away from the client.
    for (qint64 left = m_limits.turnBytes; connection.movedBytes < m_limits.lingerBytes;) {
        if (left <= 0)
            return;
        const ssize_t got = ::recv(connection.request.connection.get(), m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && isToBeTriedAgain(errno))
            return;
        if (got <= 0)
            break;
        connection.movedBytes += got;
        connection.deadline = std::min(Clock::now() + m_limits.lingerTime, connection.phaseSince + m_limits.lingerTotalTime);
        left -= got;
    }
    drop(connection);
}

} // namespace kith::server
