// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/realtime_service.h"
#include "tests/unit/realtime/raw_client.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace kith::test {

/// Deadlines are looked at often.
[[nodiscard]] server::RealtimeOptions quickOptions();
/// The same with several hub threads, and without the limits on how often one peer may speak.
[[nodiscard]] server::RealtimeOptions openOptions();
/// For tests with more sockets than a process may usually open.
void allowManySockets();

/// A RealtimeService on its own hub threads, with routes that answer from a lane thread as the real ones do:
///
/// `hello` takes the token "user/session", or "busy"; `echo` answers what it was given; `fail` answers Forbidden;
/// `hold` waits for releaseHeld(). GET /api/sync answers {token: "after SINCE", caller}.
class RealtimeRoom
{
public:
    explicit RealtimeRoom(const server::RealtimeOptions &options = {});
    ~RealtimeRoom();

    [[nodiscard]] server::RealtimeService &service() { return *m_service; }
    [[nodiscard]] server::PresenceBoard &board() { return m_board; }
    [[nodiscard]] server::LocalBus &bus() { return m_bus; }
    [[nodiscard]] RawClient connect(const DescriptorPair &pair = tcpPair(), const QByteArray &earlyBytes = {});

    void publish(const server::Event &event);
    void publish(const QByteArray &name, const QJsonObject &data, std::vector<UserId> audience);
    /// Commands that `hold` keeps.
    [[nodiscard]] int heldCount();
    void releaseHeld();
    /// From now on sync waits for releaseHeld(), too.
    void holdSync();
    /// The next check finds this session ended; nothing else tells so.
    void endSilently(SessionId session, bool isFirstCheckBusy = false);
    /// How often the service asked for that session.
    [[nodiscard]] int checksOf(SessionId session);
    /// Who the service said was last there, and when.
    [[nodiscard]] std::vector<std::pair<UserId, Timestamp>> seen();
    /// Who is told when `user` comes and goes; nobody unless set.
    void setPresenceAudience(UserId user, std::vector<UserId> audience);

private:
    void run(const server::Route &route, server::RawCall call, std::function<void(Result<server::Answer>)> done);
    void lane();
    void onLane(std::function<void()> job);

    server::PresenceBoard m_board;
    server::LocalBus m_bus;
    server::RouteTable m_routes;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::function<void()>> m_held;
    std::unordered_map<UserId, std::vector<UserId>> m_audience;
    std::unordered_set<SessionId> m_ended;
    std::vector<SessionId> m_checked;
    std::vector<std::pair<UserId, Timestamp>> m_seen;
    bool m_isCheckBusy = false;
    std::atomic<bool> m_isSyncHeld{false};
    bool m_isStopping = false;
    std::thread m_lane;
    std::unique_ptr<server::RealtimeService> m_service;
};

} // namespace kith::test
