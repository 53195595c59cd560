// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/backoff.h"
#include "shared/protocol/envelope.h"
#include "shared/timestamp.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>

#include <functional>
#include <memory>

namespace kith::client {

class TrustedKeys;

/// The live connection to one server: signs in, keeps itself alive, comes back by itself, matches replies to commands.
///
/// While it is not Online a command is answered with a Network error at once; whoever must not lose one keeps it
/// (see Outbox). Every open command is answered exactly once, with a Network error when the connection breaks.
///
/// Range: a frame that arrives has `frameBytes` at most; at most `openCommands` wait for replies. After a burst, commands
/// go out as fast as a server takes them from one connection, and no faster.
/// Thread: the one that made it.
class RealtimeConnection : public QObject
{
    Q_OBJECT

public:
    enum class State {
        SignedOut, ///< not wanted, or the server does not know the token
        Connecting, ///< under way, the first time since start() or since a loss
        Online, ///< hello was answered
        Offline, ///< lost; the next attempt is planned or under way
    };
    using Callback = std::function<void(const Result<QJsonObject> &)>;
    static constexpr quint64 frameBytes = 1024 * 1024;
    static constexpr qsizetype openCommands = 256;
    static constexpr std::chrono::seconds replyPatience{20};
    static constexpr double commandsPerSecond = 18;
    static constexpr double burst = 50;

    /// `client` and `device` go into hello: program with version, and the name in the list of devices.
    /// `keys` may be null: then nothing is trusted that the system does not.
    RealtimeConnection(QUrl server, QString client, QString device, TrustedKeys *keys, QObject *parent = nullptr);
    RealtimeConnection(QUrl server, QString client, QString device, QObject *parent = nullptr)
        : RealtimeConnection(std::move(server), std::move(client), std::move(device), nullptr, parent)
    {
    }
    ~RealtimeConnection() override;

    void start(const QString &token);
    /// Leaves quietly and forgets the token.
    void stop();
    /// Tries at once; while Online asks the peer whether it is still there, with little patience.
    void reconnectNow();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Timestamp> offlineSince() const { return m_offlineSince; }
    /// Why it is Offline or SignedOut, in words.
    [[nodiscard]] const Error &reason() const { return m_reason; }

    /// `callback` runs later, once, unless `context` is gone by then.
    void command(const QString &name, const QJsonObject &data, QObject *context, Callback callback);

signals:
    /// Hello was answered with this; the moment to catch up.
    void online(const QJsonObject &ready);
    void stateChanged();
    void eventReceived(const kith::ServerEvent &event);
    /// The server does not know the token (any more): no further attempt is made.
    void refused(const kith::Error &error);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        Callback callback;
        std::chrono::steady_clock::time_point deadline;
    };

    void open();
    void closeSocket();
    void hello();
    void takeReady(const QJsonObject &ready);
    void takeFrame(const QString &frame);
    void takeReply(const Reply &reply);
    void takeBye(const QJsonObject &data);
    void dropped();
    void failed(QAbstractSocket::SocketError error);
    void lose(const Error &error);
    void refuse(const Error &error);
    void watch();
    void watchOnline(std::chrono::steady_clock::time_point now);
    void ping(std::chrono::seconds patience);
    void heard();
    void sendQueued();
    [[nodiscard]] bool takeAllowance();
    void enqueue(const QString &name, const QJsonObject &data, QObject *context, Callback callback);
    static void failAll(const QHash<QString, Waiting> &waiting, const Error &error);
    void setState(State state);

    QUrl m_url;
    QPointer<TrustedKeys> m_keys;
    QString m_client;
    QString m_device;
    QString m_token;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_retry;
    QTimer m_watch;
    Backoff m_backoff;
    State m_state = State::SignedOut;
    std::optional<Timestamp> m_offlineSince;
    Error m_reason;
    std::optional<std::chrono::seconds> m_serverWait;
    std::chrono::seconds m_heartbeat;
    std::chrono::steady_clock::time_point m_attemptEnds;
    std::chrono::steady_clock::time_point m_nextPing;
    std::optional<std::chrono::steady_clock::time_point> m_pongDue;
    std::chrono::system_clock::time_point m_lastWatch;
    quint64 m_nextId = 1;
    QHash<QString, Waiting> m_waiting;
    QList<std::pair<QString, QString>> m_queued; ///< id and frame, while the allowance is used up
    QTimer m_pace;
    double m_allowance = burst;
    std::chrono::steady_clock::time_point m_allowanceAt;
};

} // namespace kith::client
