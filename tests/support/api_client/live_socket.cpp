// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/live_socket.h"

#include <QtCore/QEventLoop>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>
#include <QtWebSockets/QWebSocketHandshakeOptions>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

LiveSocket::LiveSocket(const QUrl &url)
    : m_url(url)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &LiveSocket::receive);
    connect(&m_socket, &QWebSocket::connected, this, &LiveSocket::changed);
    connect(&m_socket, &QWebSocket::disconnected, this, &LiveSocket::changed);
    connect(&m_socket, &QWebSocket::stateChanged, this, &LiveSocket::changed);
    connect(&m_socket, &QWebSocket::pong, this, [this](quint64, const QByteArray &payload) {
        ++m_pongs;
        m_lastPong = payload;
        emit changed();
    });
}

bool LiveSocket::open(const QByteArray &origin)
{
    QNetworkRequest request(m_url);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"kith.1"_s});
    if (!origin.isEmpty())
        request.setRawHeader("Origin", origin);
    bool isOver = false;
    const auto refused = connect(&m_socket, &QWebSocket::disconnected, this, [&isOver] { isOver = true; });
    m_socket.open(request, options);
    waitUntil([&] { return isOpen() || isOver; });
    disconnect(refused);
    return isOpen();
}

QJsonObject LiveSocket::signIn(const QString &token, const QString &device)
{
    if (!isOpen() && !open())
        return {};
    return ask(u"hello"_s, {{u"token"_s, token}, {u"device"_s, device}, {u"client"_s, u"contract test"_s}});
}

QString LiveSocket::post(const QString &command, const QJsonObject &data)
{
    const QString id = QString::number(m_nextId++);
    m_socket.sendTextMessage(
        QString::fromUtf8(QJsonDocument(QJsonObject{{u"id"_s, id}, {u"do"_s, command}, {u"data"_s, data}}).toJson(QJsonDocument::Compact)));
    return id;
}

QJsonObject LiveSocket::replyTo(const QString &id, int waitMs)
{
    waitUntil([&] { return m_replies.contains(id) || !isOpen(); }, waitMs);
    return m_replies.take(id);
}

QJsonObject LiveSocket::ask(const QString &command, const QJsonObject &data)
{
    return replyTo(post(command, data));
}

QJsonObject LiveSocket::event(const QString &name, const Predicate &fits, int waitMs)
{
    qsizetype at = -1;
    const auto find = [&] {
        for (qsizetype i = 0; i < m_events.size(); ++i) {
            if (m_events.at(i).value("on"_L1).toString() == name && (!fits || fits(m_events.at(i)))) {
                at = i;
                return true;
            }
        }
        return false;
    };
    return waitUntil([&] { return find() || !isOpen(); }, waitMs) && at >= 0 ? m_events.takeAt(at) : QJsonObject();
}

bool LiveSocket::hasEvent(const QString &name) const
{
    return std::any_of(m_events.cbegin(), m_events.cend(),
                       [&](const QJsonObject &event) { return event.value("on"_L1).toString() == name; });
}

QList<QJsonObject> LiveSocket::takeEvents()
{
    return std::exchange(m_events, {});
}

bool LiveSocket::settle()
{
    return !ask(u"ping"_s).isEmpty();
}

std::optional<int> LiveSocket::closeCode(int waitMs)
{
    if (!waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, waitMs))
        return std::nullopt;
    return int(m_socket.closeCode());
}

bool LiveSocket::waitUntil(const std::function<bool()> &isDone, int waitMs)
{
    const QDeadlineTimer deadline(waitMs);
    while (!isDone()) {
        if (deadline.hasExpired())
            return false;
        QEventLoop loop;
        connect(this, &LiveSocket::changed, &loop, &QEventLoop::quit);
        QTimer::singleShot(int(deadline.remainingTime()), &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

void LiveSocket::receive(const QString &frame)
{
    const QJsonObject object = QJsonDocument::fromJson(frame.toUtf8()).object();
    if (object.contains("re"_L1)) {
        m_order.append(u"re "_s + object.value("re"_L1).toString());
        m_replies.insert(object.value("re"_L1).toString(), object);
    } else {
        m_order.append(u"on "_s + object.value("on"_L1).toString());
        m_events.append(object);
    }
    emit changed();
}

} // namespace kith::test
