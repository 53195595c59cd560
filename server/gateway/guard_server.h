// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request_record.h"
#include "server/api/surface.h"
#include "server/gateway/connection_budget.h"
#include "server/gateway/guard_limits.h"
#include "server/gateway/proxy_trust.h"
#include "server/gateway/reply_slot.h"
#include "server/gateway/transfer_request.h"
#include "server/gateway/turned_away.h"
#include "server/gateway/upgrade_request.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

#include <chrono>
#include <memory>

namespace kith::server {

class GuardedSocket;

struct GuardOptions
{
    GuardLimits limits = {};
    UpgradePolicy upgrades = {};
    ProxyTrust proxies;
    /// Names, in lower case, that this server answers to in the Host field; empty: to any. Health is answered always.
    QList<QByteArray> hosts = {};
    Surface surface = Surface::Public;
    TransferGate transfers = {};
    RequestObserver observe = {}; ///< told of every request that was answered or refused
    std::shared_ptr<GatewayFigures> figures = std::make_shared<GatewayFigures>();
};

/// The TCP server in front of QtHttpServer: it hands out sockets that let only whole, valid requests through, one at a time.
///
/// QtHttpServer 6.4 to 6.8 bounds nothing and can be tricked into reading two requests where one was sent; and it upgrades
/// WebSockets that nobody wanted. Behind this guard it sees neither.
///
/// Thread: one listener thread owns it and all its sockets.
class GuardServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardServer(GuardOptions options, UpgradeSink upgradeSink, std::shared_ptr<ConnectionBudget> budget, QObject *parent = nullptr);
    ~GuardServer() override;

    [[nodiscard]] const GuardOptions &options() const { return m_options; }
    /// Serves a descriptor that is bound and listening already. On false it is still the caller's.
    [[nodiscard]] bool serve(int descriptor);

    /// Takes over a connection that was accepted elsewhere; `place` is its place in the budget. Thread: the guard's.
    void adopt(int descriptor, const QHostAddress &peer, ConnectionPlace place);

    [[nodiscard]] AnswerBudget &answers() { return m_budget->answers(); }
    [[nodiscard]] bool isDraining() const { return m_isDraining; }

    /// The socket whose request is being passed to QtHttpServer in this very call; each is handed out once.
    [[nodiscard]] GuardedSocket *takeArriving();
    [[nodiscard]] ReplySlot slotFor(const GuardedSocket &socket) const;

    /// Accepts nobody new, closes idle connections, lets running requests finish. drained() follows when none is left.
    void drain();

Q_SIGNALS:
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class GuardedSocket;
    void setArriving(GuardedSocket *socket) { m_arriving = socket; }
    void forget(GuardedSocket &socket);
    void handOver(int descriptor, QByteArray earlyBytes, const QHostAddress &client, ConnectionPlace place);

    void deliver(ReplyMailbox::Letter &&letter);
    [[nodiscard]] bool hasRoomFor(int descriptor) const;
    void turnAway(int descriptor);
    void sweep();
    void reportTurnedAway(std::chrono::steady_clock::time_point now);
    void reportIfDrained();

    const GuardOptions m_options;
    const UpgradeSink m_upgradeSink;
    const std::shared_ptr<ConnectionBudget> m_budget;
    std::shared_ptr<ReplyMailbox> m_mailbox;
    QHash<quint64, GuardedSocket *> m_sockets;
    quint64 m_lastConnection = 0;
    GuardedSocket *m_arriving = nullptr;
    QTimer m_sweepTimer;
    TurnedAway m_turnedAway;
    int m_turnedAwayCount = 0; // since the last report
    std::chrono::steady_clock::time_point m_nextReport;
    bool m_isUnix = false;
    bool m_isDraining = false;
};

} // namespace kith::server
