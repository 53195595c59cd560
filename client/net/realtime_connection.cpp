// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/realtime_connection.h"

#include "client/net/network_words.h"
#include "client/net/trusted_keys.h"
#include "shared/limits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLoggingCategory>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocketHandshakeOptions>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;
using std::chrono::steady_clock;

namespace {

Q_LOGGING_CATEGORY(lcRealtime, "kith.client.realtime", QtInfoMsg)

constexpr std::chrono::seconds attemptPatience{15};
constexpr std::chrono::seconds pongPatience{20};
constexpr std::chrono::seconds hurriedPatience{5};
constexpr std::chrono::seconds watchEvery{2};
constexpr std::chrono::seconds sleepSuspected{20};
constexpr std::chrono::milliseconds paceEvery{55};
constexpr int closeNotSignedIn = 4401;

QUrl realtimeUrl(QUrl server)
{
    server.setScheme(server.scheme() == u"https"_s ? u"wss"_s : u"ws"_s);
    server.setPath(u"/ws"_s);
    return server;
}

Error lost(const QUrl &url)
{
    return networkError(QAbstractSocket::RemoteHostClosedError, url.host());
}

} // namespace

RealtimeConnection::RealtimeConnection(QUrl server, QString client, QString device, TrustedKeys *keys, QObject *parent)
    : QObject(parent)
    , m_url(realtimeUrl(std::move(server)))
    , m_keys(keys)
    , m_client(std::move(client))
    , m_device(std::move(device))
    , m_backoff(std::chrono::milliseconds(200), std::chrono::seconds(30))
    , m_heartbeat(limits::heartbeat)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RealtimeConnection::open);
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &RealtimeConnection::watch);
    m_pace.setInterval(paceEvery);
    connect(&m_pace, &QTimer::timeout, this, &RealtimeConnection::sendQueued);
}

RealtimeConnection::~RealtimeConnection()
{
    closeSocket();
}

void RealtimeConnection::start(const QString &token)
{
    stop();
    m_token = token;
    m_backoff.reset();
    m_reason = {.code = ErrorCode::Network};
    setState(State::Connecting);
    open();
}

void RealtimeConnection::stop()
{
    m_retry.stop();
    m_watch.stop();
    m_token.clear();
    closeSocket();
    m_offlineSince.reset();
    const auto waiting = std::exchange(m_waiting, {});
    setState(State::SignedOut);
    failAll(waiting, Error{.code = ErrorCode::Cancelled});
}

void RealtimeConnection::reconnectNow()
{
    if (m_state == State::SignedOut)
        return;
    if (m_state == State::Online) {
        ping(hurriedPatience);
        return;
    }
    if (m_socket && !m_retry.isActive())
        return;
    m_backoff.reset();
    setState(State::Connecting);
    open();
}

void RealtimeConnection::open()
{
    m_retry.stop();
    closeSocket();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingFrameSize(frameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(frameBytes);
    connect(m_socket.get(), &QWebSocket::connected, this, &RealtimeConnection::hello);
    connect(m_socket.get(), &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (m_keys && m_keys->allows(m_url, m_socket->sslConfiguration().peerCertificate(), errors))
            m_socket->ignoreSslErrors(errors);
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &RealtimeConnection::dropped);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &RealtimeConnection::takeFrame);
    connect(m_socket.get(), &QWebSocket::pong, this, &RealtimeConnection::heard);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket.get(), &QWebSocket::errorOccurred, this, &RealtimeConnection::failed);
#else // COMPAT(Qt < 6.5): the signal has an overloaded name
    connect(m_socket.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &RealtimeConnection::failed);
#endif
    const auto start = steady_clock::now();
    m_attemptEnds = start + attemptPatience;
    m_lastWatch = std::chrono::system_clock::now();
    m_watch.start();
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"kith.1"_s});
    m_socket->open(QNetworkRequest(m_url), options);
}

void RealtimeConnection::closeSocket()
{
    m_queued.clear();
    m_pace.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (m_state == State::Online)
        m_socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    else
        m_socket->abort();
    // It may be what called us.
    m_socket.release()->deleteLater();
}

void RealtimeConnection::hello()
{
    const QJsonObject data{{u"token"_s, m_token}, {u"device"_s, m_device}, {u"client"_s, m_client}};
    m_allowance = burst;
    enqueue(u"hello"_s, data, this, [this](const Result<QJsonObject> &answer) {
        if (answer)
            takeReady(answer.value());
        else if (answer.error().kind() == ErrorKind::SignIn)
            refuse(answer.error());
        else if (m_state != State::SignedOut)
            lose(answer.error());
    });
}

void RealtimeConnection::takeReady(const QJsonObject &ready)
{
    m_heartbeat = std::chrono::seconds(qBound(qint64(5), ready.value(u"heartbeat"_s).toInteger(limits::heartbeat.count()), qint64(300)));
    m_nextPing = steady_clock::now() + m_heartbeat;
    m_pongDue.reset();
    m_backoff.reset();
    m_serverWait.reset();
    m_offlineSince.reset();
    m_reason = {.code = ErrorCode::Network};
    setState(State::Online);
    Q_EMIT online(ready);
}

void RealtimeConnection::takeFrame(const QString &frame)
{
    heard();
    const Result<ServerFrame> decoded = decodeServerFrame(frame.toUtf8());
    if (!decoded) {
        qCWarning(lcRealtime, "A frame of %lld characters could not be understood", qlonglong(frame.size()));
        lose(decoded.error());
        return;
    }
    if (decoded->reply)
        takeReply(*decoded->reply);
    else if (decoded->event->name == u"bye"_s)
        takeBye(decoded->event->data);
    else if (m_state == State::Online)
        Q_EMIT eventReceived(*decoded->event);
}

void RealtimeConnection::takeReply(const Reply &reply)
{
    const auto found = m_waiting.constFind(reply.id);
    if (found == m_waiting.constEnd())
        return;
    const Waiting waiting = *found;
    m_waiting.erase(found);
    if (!waiting.context || !waiting.callback)
        return;
    if (reply.error)
        waiting.callback(*reply.error);
    else
        waiting.callback(reply.ok);
}

void RealtimeConnection::takeBye(const QJsonObject &data)
{
    // Before hello was answered it only says that hello came too late; a refusal of the token is hello's own reply.
    if (data.value(u"code"_s).toInt() == closeNotSignedIn && m_state == State::Online) {
        refuse(Error{.code = ErrorCode::NotSignedIn, .detail = QCoreApplication::translate("Network", "This device was signed out.")});
        return;
    }
    if (const QJsonValue wait = data.value(u"retryAfter"_s); wait.isDouble())
        m_serverWait = std::chrono::seconds(qBound(qint64(0), wait.toInteger(), qint64(300)));
}

void RealtimeConnection::dropped()
{
    if (int(m_socket->closeCode()) == closeNotSignedIn && m_state == State::Online)
        refuse(Error{.code = ErrorCode::NotSignedIn, .detail = QCoreApplication::translate("Network", "This device was signed out.")});
    else
        lose(lost(m_url));
}

void RealtimeConnection::failed(QAbstractSocket::SocketError error)
{
    // Without a close frame of its own the reason of an ended connection is in the close code, not here.
    if (error == QAbstractSocket::RemoteHostClosedError && m_state == State::Online)
        return;
    lose(networkError(error, m_url.host()));
}

void RealtimeConnection::lose(const Error &error)
{
    if (m_state == State::SignedOut || !m_socket)
        return;
    const bool wasOnline = m_state == State::Online;
    closeSocket();
    m_pongDue.reset();
    m_watch.stop();
    m_reason = error;
    if (!m_offlineSince)
        m_offlineSince = now();
    auto wait = m_backoff.next();
    if (error.retryAfter)
        m_serverWait = error.retryAfter;
    if (m_serverWait)
        wait += *std::exchange(m_serverWait, std::nullopt);
    m_retry.start(wait);
    const auto waiting = std::exchange(m_waiting, {});
    setState(wasOnline ? State::Connecting : State::Offline);
    failAll(waiting, error.code == ErrorCode::Network ? error : lost(m_url));
}

void RealtimeConnection::refuse(const Error &error)
{
    if (m_state == State::SignedOut)
        return;
    m_reason = error;
    stop();
    Q_EMIT refused(error);
}

void RealtimeConnection::watch()
{
    const auto current = steady_clock::now();
    const auto wall = std::chrono::system_clock::now();
    const bool hasSlept = wall - std::exchange(m_lastWatch, wall) > sleepSuspected;
    QList<QString> late;
    for (auto it = m_waiting.constBegin(); it != m_waiting.constEnd(); ++it) {
        if (it->deadline <= current)
            late.append(it.key());
    }
    const QPointer<RealtimeConnection> self(this);
    for (const QString &id : late) {
        takeReply(Reply{.id = id, .error = networkError(QAbstractSocket::SocketTimeoutError, m_url.host()), .ok = {}});
        if (!self)
            return;
    }
    if (m_state == State::Online && hasSlept)
        ping(hurriedPatience);
    if (m_state == State::Online)
        watchOnline(current);
    else if (m_socket && m_attemptEnds <= current)
        lose(networkError(QAbstractSocket::SocketTimeoutError, m_url.host()));
}

void RealtimeConnection::watchOnline(steady_clock::time_point current)
{
    if (m_pongDue && *m_pongDue <= current)
        lose(networkError(QAbstractSocket::SocketTimeoutError, m_url.host()));
    else if (!m_pongDue && m_nextPing <= current)
        ping(pongPatience);
}

void RealtimeConnection::ping(std::chrono::seconds patience)
{
    const auto due = steady_clock::now() + patience;
    m_pongDue = m_pongDue ? std::min(*m_pongDue, due) : due;
    m_socket->ping();
}

void RealtimeConnection::heard()
{
    m_pongDue.reset();
    m_nextPing = steady_clock::now() + m_heartbeat;
}

void RealtimeConnection::command(const QString &name, const QJsonObject &data, QObject *context, Callback callback)
{
    std::optional<Error> refusal;
    if (m_state != State::Online || !m_socket)
        refusal = m_reason.code == ErrorCode::Network && !m_reason.detail.isEmpty() ? m_reason : lost(m_url);
    else if (m_waiting.size() >= openCommands)
        refusal = Error{.code = ErrorCode::Overloaded};
    if (!refusal) {
        enqueue(name, data, context, std::move(callback));
        return;
    }
    if (context && callback)
        QMetaObject::invokeMethod(
            context, [callback = std::move(callback), error = *refusal] { callback(error); }, Qt::QueuedConnection);
}

void RealtimeConnection::enqueue(const QString &name, const QJsonObject &data, QObject *context, Callback callback)
{
    const QString id = QString::number(m_nextId++);
    const QByteArray frame = encodeCommand(Command{.id = id, .name = name, .data = data});
    if (size_t(frame.size()) > limits::frameBytes) {
        if (context && callback)
            QMetaObject::invokeMethod(
                context, [callback = std::move(callback)] { callback(Error{.code = ErrorCode::TooLarge}); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.insert(id, Waiting{.context = context, .callback = std::move(callback), .deadline = steady_clock::now() + replyPatience});
    m_queued.append({id, QString::fromUtf8(frame)});
    sendQueued();
}

void RealtimeConnection::sendQueued()
{
    while (m_socket && !m_queued.isEmpty() && takeAllowance()) {
        const auto [id, frame] = m_queued.takeFirst();
        if (const auto waiting = m_waiting.find(id); waiting != m_waiting.end())
            waiting->deadline = steady_clock::now() + replyPatience;
        m_socket->sendTextMessage(frame);
    }
    if (m_queued.isEmpty())
        m_pace.stop();
    else if (!m_pace.isActive())
        m_pace.start();
}

bool RealtimeConnection::takeAllowance()
{
    const auto current = steady_clock::now();
    const double seconds = std::chrono::duration<double>(current - std::exchange(m_allowanceAt, current)).count();
    m_allowance = std::min(burst, m_allowance + seconds * commandsPerSecond);
    if (m_allowance < 1)
        return false;
    m_allowance -= 1;
    return true;
}

void RealtimeConnection::failAll(const QHash<QString, Waiting> &waiting, const Error &error)
{
    for (const Waiting &one : waiting) {
        if (one.context && one.callback)
            one.callback(error);
    }
}

void RealtimeConnection::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace kith::client
