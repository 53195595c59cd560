// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>

#include <functional>
#include <optional>

namespace kith::test {

/// A `/ws` connection with Qt's own WebSocket as the independent peer. Keeps every reply and event until somebody takes it.
///
/// Waits run an event loop until what is waited for has come or the deadline is over. Thread: one, with an event loop.
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    static constexpr int patienceMs = 10'000;
    using Predicate = std::function<bool(const QJsonObject &)>;

    explicit LiveSocket(const QUrl &url);

    /// Handshake; false when it was refused.
    [[nodiscard]] bool open(const QByteArray &origin = {});
    /// Handshake and hello. The reply, or an empty object.
    QJsonObject signIn(const QString &token, const QString &device = QStringLiteral("test"));

    /// Sends a command; its id.
    QString post(const QString &command, const QJsonObject &data = {});
    /// The whole reply frame {re, ok | error}; empty when none came.
    QJsonObject replyTo(const QString &id, int waitMs = patienceMs);
    /// The same without waiting: empty when it has not come yet.
    QJsonObject takeReply(const QString &id) { return m_replies.take(id); }
    QJsonObject ask(const QString &command, const QJsonObject &data = {});
    void sendText(const QString &frame) { m_socket.sendTextMessage(frame); }
    void sendBinary(const QByteArray &frame) { m_socket.sendBinaryMessage(frame); }
    void ping(const QByteArray &payload) { m_socket.ping(payload); }

    /// Takes the first event with that name, and for which `fits` holds, out of what has come; waits for it when there is none.
    /// An empty object when it does not come.
    QJsonObject event(const QString &name, const Predicate &fits = {}, int waitMs = patienceMs);
    /// Everything that has come and was not taken.
    [[nodiscard]] const QList<QJsonObject> &events() const { return m_events; }
    [[nodiscard]] bool hasEvent(const QString &name) const;
    QList<QJsonObject> takeEvents();
    /// Replies and events in the order of their coming: `re` or `on` of each.
    [[nodiscard]] const QStringList &order() const { return m_order; }
    /// Returns after everything has come that the server had queued for this socket before it saw this call.
    bool settle();

    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// The server's close code, once it has closed; absent when it does not.
    std::optional<int> closeCode(int waitMs = patienceMs);
    void close() { m_socket.close(); }
    /// Without a close frame.
    void abort() { m_socket.abort(); }
    bool waitUntil(const std::function<bool()> &isDone, int waitMs = patienceMs);
    [[nodiscard]] int pongs() const { return m_pongs; }
    [[nodiscard]] const QByteArray &lastPong() const { return m_lastPong; }

signals:
    void changed();

private:
    void receive(const QString &frame);

    QUrl m_url;
    QWebSocket m_socket;
    QHash<QString, QJsonObject> m_replies;
    QList<QJsonObject> m_events;
    QStringList m_order;
    QByteArray m_lastPong;
    int m_nextId = 1;
    int m_pongs = 0;
};

} // namespace kith::test
