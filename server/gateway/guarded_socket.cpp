// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/guarded_socket.h"

#include "server/gateway/cors.h"
#include "server/gateway/gateway_log.h"
#include "server/gateway/guard_server.h"

#include <algorithm>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>

namespace kith::server {

GuardedSocket::GuardedSocket(GuardServer &guard, quint64 id, const QHostAddress &peer, ConnectionPlace place)
    : QTcpSocket(&guard)
    , m_guard(guard)
    , m_id(id)
    , m_peer(peer)
    , m_place(std::move(place))
    , m_scanner(guard.options().limits, [&guard](const RequestHead &head) {
        const GuardOptions &options = guard.options();
        return options.transfers.takes && options.transfers.takes(head, options.surface);
    })
{
    setReadBufferSize(guard.options().limits.readAheadBytes);
    // Before addPendingConnection(), so that this slot runs before the one QtHttpServer connects there.
    m_receiving = connect(this, &QTcpSocket::readyRead, this, &GuardedSocket::receive);
    // A readyRead() that was queued before the end must not make QtHttpServer read from a closed device.
    m_ending = connect(this, &QTcpSocket::disconnected, this, [this] { disconnect(this, &QTcpSocket::readyRead, nullptr, nullptr); });
    m_flushing = connect(this, &QTcpSocket::bytesWritten, this, [this] {
        if (m_phase != Phase::Flushing)
            return;
        setDeadline(m_guard.options().limits.writeStallTime);
        if (bytesToWrite() == 0)
            finishSending();
    });
    setDeadline(guard.options().limits.headTime);
}

GuardedSocket::~GuardedSocket()
{
    // These only: QtHttpServer frees its request through a connection from this socket to itself.
    disconnect(m_receiving);
    disconnect(m_flushing);
    disconnect(m_ending);
    endFlight();
    m_guard.forget(*this);
}

bool GuardedSocket::adopt(int descriptor)
{
    if (!setSocketDescriptor(descriptor))
        return false;
    if (!m_peer.isNull())
        setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (QSocketNotifier *notifier : findChildren<QSocketNotifier *>()) {
        if (notifier->type() == QSocketNotifier::Read)
            m_readNotifier = notifier;
    }
    return true;
}

IncomingRequest GuardedSocket::request() const
{
    const GuardOptions &options = m_guard.options();
    return {.head = m_scanner.head(),
            .body = m_scanner.body(),
            .requestId = m_requestId,
            .client = options.proxies.clientOf(m_peer, m_scanner.head()),
            .surface = options.surface};
}

qint64 GuardedSocket::bytesAvailable() const
{
    // QAbstractSocket stops reading from the network while this is at the read buffer's size.
    return QTcpSocket::bytesAvailable() + m_hiddenBytes + m_released.size();
}

qint64 GuardedSocket::readData(char *data, qint64 maxSize)
{
    if (m_released.isEmpty()) {
        // The base would start reading from the network again.
        const bool isPaused = m_phase == Phase::Answering || m_phase == Phase::Flushing || m_phase == Phase::HandingOver;
        if (isPaused && state() == QAbstractSocket::ConnectedState)
            return 0;
        return QTcpSocket::readData(data, maxSize);
    }
    const qint64 size = std::min<qint64>(maxSize, m_released.size());
    std::memcpy(data, m_released.constData(), size_t(size));
    m_released.remove(0, size);
    return size;
}

void GuardedSocket::receive()
{
    switch (m_phase) {
    case Phase::Reading:
        takeFromSocket();
        advance();
        break;
    case Phase::Lingering:
        takeFromSocket();
        discardIncoming();
        break;
    case Phase::Answering:
    case Phase::Flushing:
    case Phase::HandingOver: hide(); break;
    }
}

/// Until the next QTcpSocket::readData(). When Qt reads the end of what a client says, it closes both directions: who shuts down their
/// writing side behind a request would not hear the answer.
void GuardedSocket::stopReading()
{
    if (m_readNotifier)
        m_readNotifier->setEnabled(false);
}

void GuardedSocket::hide()
{
    if (!isTransactionStarted())
        startTransaction();
    m_hiddenBytes += skip(QTcpSocket::bytesAvailable());
}

void GuardedSocket::reveal()
{
    // QtHttpServer, too, opens a transaction whenever it finds nothing to read.
    if (isTransactionStarted())
        rollbackTransaction();
    m_hiddenBytes = 0;
}

void GuardedSocket::takeFromSocket()
{
    reveal();
    const qint64 waiting = QTcpSocket::bytesAvailable();
    if (waiting <= 0)
        return;
    const qsizetype before = m_inbox.size();
    m_inbox.resize(before + waiting);
    const qint64 got = read(m_inbox.data() + before, waiting);
    m_inbox.truncate(before + std::max<qint64>(got, 0));
}

void GuardedSocket::advance()
{
    const bool wasUntouched = m_scanner.isUntouched();
    const qsizetype taken = m_scanner.feed(m_inbox);
    m_inbox.remove(0, taken);
    if (wasUntouched && !m_scanner.isUntouched() && m_serial > 0)
        setDeadline(m_guard.options().limits.headTime);
    switch (m_scanner.phase()) {
    case RequestScanner::Phase::Head: break;
    case RequestScanner::Phase::Violated: return refuse(m_scanner.violation());
    case RequestScanner::Phase::Streamed: return beginTransfer();
    case RequestScanner::Phase::Body:
    case RequestScanner::Phase::Complete:
        if (!m_isHeadAccepted && !acceptHead())
            return;
        if (m_scanner.phase() == RequestScanner::Phase::Complete)
            return release();
        break;
    }
    QTcpSocket::readData(nullptr, 0);
}

bool GuardedSocket::acceptHead()
{
    m_isHeadAccepted = true;
    const GuardOptions &options = m_guard.options();
    const RequestHead &head = m_scanner.head();
    if (!isForThisHost()) {
        refuse(Error{.code = ErrorCode::Misdirected});
        return false;
    }
    if (options.surface == Surface::Public && head.path() == options.upgrades.path) {
        upgrade();
        return false;
    }
    if (head.wantsWebSocket) {
        refuse(Error{.code = ErrorCode::BadRequest, .detail = QStringLiteral("No WebSocket is spoken at this address")});
        return false;
    }
    if (m_scanner.phase() == RequestScanner::Phase::Body) {
        const auto transfer = std::chrono::milliseconds(head.contentLength * 1000 / options.limits.bodyBytesPerSecond);
        setDeadline(options.limits.bodyTime + transfer);
        if (head.expectsContinue) {
            write("HTTP/1.1 100 Continue\r\n\r\n");
            flush();
        }
    }
    return true;
}

bool GuardedSocket::isForThisHost() const
{
    const GuardOptions &options = m_guard.options();
    if (options.hosts.isEmpty() || options.surface != Surface::Public)
        return true;
    const RequestHead &head = m_scanner.head();
    // Proxies ask for health by address.
    const QByteArray path = head.path();
    return path == "/healthz" || path == "/readyz" || options.hosts.contains(hostNameOf(head));
}

void GuardedSocket::upgrade()
{
    const auto verdict = judgeUpgrade(m_scanner.head(), m_guard.options().upgrades);
    if (const auto *refusal = std::get_if<UpgradeRefusal>(&verdict))
        return refuse(refusal->error, refusal->headers);
    if (m_guard.isDraining())
        return refuse(Error{.code = ErrorCode::Draining});
    if (const auto &admit = m_guard.options().upgrades.admit) {
        if (const auto refusal = admit(m_guard.options().proxies.clientOf(m_peer, m_scanner.head())))
            return refuse(*refusal);
    }
    m_phase = Phase::HandingOver;
    setDeadline(m_guard.options().limits.writeStallTime);
    write(std::get<QByteArray>(verdict));
    flush();
    // Not from within readyRead(): the slots that follow would read from a closed device.
    QMetaObject::invokeMethod(this, &GuardedSocket::handOver, Qt::QueuedConnection);
}

void GuardedSocket::beginTransfer()
{
    if (!isForThisHost())
        return refuse(Error{.code = ErrorCode::Misdirected});
    if (m_scanner.head().wantsWebSocket)
        return refuse(Error{.code = ErrorCode::BadRequest, .detail = QStringLiteral("No WebSocket is spoken at this address")});
    if (m_guard.isDraining())
        return refuse(Error{.code = ErrorCode::Draining});
    m_phase = Phase::HandingOver;
    setDeadline(m_guard.options().limits.writeStallTime);
    QMetaObject::invokeMethod(this, &GuardedSocket::handOver, Qt::QueuedConnection);
}

void GuardedSocket::handOver()
{
    if (state() != QAbstractSocket::ConnectedState || bytesToWrite() > 0)
        return abort();
    const QHostAddress client = m_guard.options().proxies.clientOf(m_peer, m_scanner.head());
    const int descriptor = fcntl(int(socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    takeFromSocket();
    QByteArray earlyBytes = std::exchange(m_inbox, {});
    const bool isTransfer = m_scanner.phase() == RequestScanner::Phase::Streamed;
    TransferRequest transfer;
    if (isTransfer)
        transfer = {.connection = FileDescriptor(descriptor),
                    .earlyBytes = std::move(earlyBytes),
                    .head = m_scanner.head(),
                    .requestId = requestIdOf(m_scanner.head()),
                    .client = client,
                    .surface = m_guard.options().surface,
                    .answerFields = corsFields(m_scanner.head(), m_guard.options().upgrades.allowedOrigins),
                    .place = std::move(m_place)};
    abort();
    if (descriptor < 0)
        return;
    if (isTransfer)
        m_guard.options().transfers.sink(std::move(transfer));
    else
        m_guard.handOver(descriptor, std::move(earlyBytes), client, std::move(m_place));
}

void GuardedSocket::release()
{
    ++m_serial;
    m_releasedAt = Clock::now();
    m_isInFlight = true;
    ++m_guard.options().figures->inFlight;
    m_requestId = requestIdOf(m_scanner.head());
    m_phase = Phase::Answering;
    stopReading();
    setDeadline(m_guard.options().limits.answerTime);
    m_released = canonicalRequest(m_scanner.head(), m_scanner.body());
    m_guard.setArriving(this);
}

void GuardedSocket::resume()
{
    if (m_phase != Phase::Reading || state() != QAbstractSocket::ConnectedState)
        return;
    takeFromSocket();
    if (!m_inbox.isEmpty())
        Q_EMIT readyRead();
    if (m_phase == Phase::Reading)
        QTcpSocket::readData(nullptr, 0);
}

void GuardedSocket::answer(quint64 serial, const MakeReply &make)
{
    if (m_phase != Phase::Answering || serial != m_serial || state() != QAbstractSocket::ConnectedState)
        return;
    HttpReply reply = make();
    if (!countsAnswer(reply.body.size())) {
        const Error error{.code = ErrorCode::Overloaded,
                          .detail = QStringLiteral("Too many answers to this address are waiting to be read"),
                          .retryAfter = std::chrono::seconds(5)};
        const Route *route = reply.route;
        reply = problemReply(error, m_requestId);
        reply.route = route;
    }
    const RequestHead &head = m_scanner.head();
    reply.headers += corsFields(head, m_guard.options().upgrades.allowedOrigins);
    const bool isHead = head.method == "HEAD";
    const bool keepAlive = head.keepAlive && !m_guard.isDraining();
    report(reply);
    QByteArray bytes = serialise(reply, {.isHead = isHead, .keepAlive = keepAlive});
    if (bytes.size() > m_guard.options().limits.outputBytes) {
        qCWarning(lcGateway, "An answer of %lld bytes is over the output limit and was replaced by an error", qlonglong(bytes.size()));
        const Error error{.code = ErrorCode::Internal, .detail = QStringLiteral("The answer is too large")};
        bytes = serialise(problemReply(error, m_requestId), {.isHead = isHead, .keepAlive = false});
        return send(bytes, true);
    }
    send(bytes, !keepAlive);
}

/// Whether there is room for an answer of that size; it is counted then until it is out.
bool GuardedSocket::countsAnswer(qint64 bytes)
{
    const GuardOptions &options = m_guard.options();
    if (options.surface == Surface::Control)
        return true;
    const QHostAddress client = options.proxies.clientOf(m_peer, m_scanner.head());
    m_answerPlace = m_guard.answers().take(client.isNull() ? client : accountOf(client), bytes);
    return m_answerPlace != nullptr;
}

void GuardedSocket::refuse(const Error &error, const QList<HeaderField> &headers)
{
    HttpReply reply = problemReply(error, requestIdOf(m_scanner.head()));
    reply.headers += headers;
    reply.headers += corsFields(m_scanner.head(), m_guard.options().upgrades.allowedOrigins);
    report(reply);
    m_inbox.clear();
    send(serialise(reply, {.isHead = m_scanner.head().method == "HEAD", .keepAlive = false}), true);
}

void GuardedSocket::report(const HttpReply &reply) const
{
    const GuardOptions &options = m_guard.options();
    if (!options.observe)
        return;
    const RequestHead &head = m_scanner.head();
    options.observe({.method = head.method,
                     .route = reply.route,
                     .status = reply.status,
                     .duration = m_isInFlight ? Clock::now() - m_releasedAt : Clock::duration(),
                     .requestId = reply.requestId,
                     .client = options.proxies.clientOf(m_peer, head),
                     .surface = options.surface});
}

void GuardedSocket::endFlight()
{
    if (std::exchange(m_isInFlight, false))
        --m_guard.options().figures->inFlight;
}

void GuardedSocket::send(const QByteArray &bytes, bool closesAfterwards)
{
    endFlight();
    m_phase = Phase::Flushing;
    stopReading();
    m_closesAfterwards = closesAfterwards;
    setDeadline(m_guard.options().limits.writeStallTime);
    write(bytes);
    flush();
    if (m_phase == Phase::Flushing && state() == QAbstractSocket::ConnectedState && bytesToWrite() == 0)
        finishSending();
}

void GuardedSocket::finishSending()
{
    m_answerPlace.reset();
    if (m_closesAfterwards || m_guard.isDraining())
        linger();
    else
        nextRequest();
}

void GuardedSocket::linger()
{
    m_phase = Phase::Lingering;
    m_released.clear();
    m_lingeringSince = Clock::now();
    setDeadline(m_guard.options().limits.lingerTime);
    ::shutdown(int(socketDescriptor()), SHUT_WR);
    takeFromSocket();
    discardIncoming();
    QTcpSocket::readData(nullptr, 0);
}

void GuardedSocket::nextRequest()
{
    m_phase = Phase::Reading;
    m_isHeadAccepted = false;
    m_scanner.restart();
    setDeadline(m_inbox.isEmpty() ? m_guard.options().limits.idleTime : m_guard.options().limits.headTime);
    // Queued, so that a client that pipelines takes turns with the others.
    QMetaObject::invokeMethod(this, &GuardedSocket::resume, Qt::QueuedConnection);
}

void GuardedSocket::discardIncoming()
{
    const GuardLimits &limits = m_guard.options().limits;
    if (!m_inbox.isEmpty())
        m_deadline = std::min(Clock::now() + limits.lingerTime, m_lingeringSince + limits.lingerTotalTime);
    m_discardedBytes += m_inbox.size();
    m_inbox.clear();
    if (m_discardedBytes > limits.lingerBytes)
        endSoon();
}

void GuardedSocket::endSoon()
{
    QMetaObject::invokeMethod(
        this, [this] { abort(); }, Qt::QueuedConnection);
}

void GuardedSocket::beginDrain()
{
    if (m_phase == Phase::Reading && m_scanner.isUntouched() && m_inbox.isEmpty())
        linger();
}

void GuardedSocket::checkDeadline(Clock::time_point now)
{
    if (now < m_deadline || state() != QAbstractSocket::ConnectedState)
        return;
    switch (m_phase) {
    case Phase::Reading:
        if (m_scanner.isUntouched())
            return linger();
        return refuse(Error{.code = ErrorCode::RequestTimeout, .detail = QStringLiteral("The request took too long to arrive")});
    case Phase::Answering: {
        const Error error{.code = ErrorCode::Overloaded, .detail = QStringLiteral("The server took too long to answer")};
        const HttpReply reply = problemReply(error, m_requestId);
        report(reply);
        return send(serialise(reply, {.isHead = m_scanner.head().method == "HEAD", .keepAlive = false}), true);
    }
    case Phase::Flushing:
    case Phase::Lingering:
    case Phase::HandingOver: return endSoon();
    }
}

void GuardedSocket::setDeadline(std::chrono::milliseconds fromNow)
{
    m_deadline = Clock::now() + fromNow;
}

} // namespace kith::server
