// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/gateway.h"
#include "tests/unit/gateway/wire_client.h"

#include <QtCore/QSemaphore>

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace kith::test {

/// Answers from a thread of its own, in the order of the requests, so that answers cross threads as in earnest.
class LateAnswers
{
public:
    LateAnswers();
    ~LateAnswers();
    Q_DISABLE_COPY_MOVE(LateAnswers)
    void put(std::function<void()> answer);

private:
    void work();

    QSemaphore m_work;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_answers;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

struct Upgraded
{
    int descriptor = -1;
    QByteArray earlyBytes;
    QHostAddress peer;
    server::ConnectionPlace place;
};

/// A gateway over real loopback sockets, on port 0, with deadlines short enough to wait for.
///
/// It answers by path: /echo the body at once, /late the target from another thread, /never not at all, /size/N N bytes.
class Rig
{
public:
    explicit Rig(const std::function<void(server::GatewayOptions &)> &change = {});
    ~Rig();
    Q_DISABLE_COPY_MOVE(Rig)

    std::optional<Upgraded> upgraded();
    /// Closes them, as a hub would.
    void forgetUpgraded();
    server::Gateway &gateway() { return *m_gateway; }

    quint16 port = 0;
    std::atomic<int> served = 0;
    QSemaphore waiting; ///< one for each request that is not answered yet

private:
    void serve(const server::IncomingRequest &request, const server::ReplySlot &slot);

    std::mutex m_mutex;
    std::vector<Upgraded> m_upgraded;
    QSemaphore m_upgrades;
    LateAnswers m_late;
    std::unique_ptr<server::Gateway> m_gateway;
};

[[nodiscard]] QByteArray get(const QByteArray &target, const QByteArray &fields = {});
[[nodiscard]] QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields = {});
/// The request of a WebSocket.
[[nodiscard]] QByteArray handshake(const QByteArray &target = "/ws", const QByteArray &fields = {});
/// `code` of a problem document.
[[nodiscard]] QString codeOf(const WireReply &reply);

} // namespace kith::test

#define REQUIRE_REPLY(given, expected)        \
    do {                                      \
        const auto &theReply = (given);       \
        QVERIFY(theReply.has_value());        \
        QCOMPARE(theReply->status, expected); \
    } while (false)
