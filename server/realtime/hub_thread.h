// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/audience_index.h"
#include "server/realtime/close_code.h"
#include "server/realtime/connection_events.h"
#include "server/realtime/hub_figures.h"
#include "server/realtime/hub_inbox.h"
#include "server/realtime/hub_limits.h"

#include <atomic>
#include <memory>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

namespace kith::server {

/// One epoll loop that owns its share of the WebSocket connections.
///
/// Reads into one shared buffer, writes prebuilt frames at the end of each turn (a queue per connection, EPOLLOUT only
/// once the kernel's buffer is full), and looks at deadlines in one coarse sweep; no timer, no object of Qt's and no
/// buffer per idle connection.
/// Source: RFC 6455.
class HubThread
{
public:
    /// `figures` are shared by all hub threads. Owner: all references outlive the thread.
    HubThread(int index, const HubLimits &limits, ConnectionEvents &events, HubFigures &figures);
    ~HubThread();
    HubThread(const HubThread &) = delete;
    HubThread &operator=(const HubThread &) = delete;

    /// @name Thread: any
    /// @{
    /// False when this thread has no room: the descriptor stays the caller's.
    [[nodiscard]] bool adopt(Adoption adoption) { return m_inbox.pushAdoption(std::move(adoption)); }
    void deliver(const std::vector<Delivery> &deliveries) { m_inbox.pushDeliveries(deliveries); }
    /// Dropped without being run once the thread is stopping.
    void post(HubTask task) { m_inbox.pushTask(std::move(task)); }
    /// Says good-bye to everybody and takes nobody in any more.
    void drain();
    /// Closes what is left and joins.
    void stop();
    [[nodiscard]] int index() const { return m_index; }
    /// @}

    /// @name Thread: this hub thread, that is from ConnectionEvents and from posted tasks
    /// @{
    /// Null when that connection is gone or going.
    [[nodiscard]] HubConnection *find(ConnectionRef ref);
    /// Queues a ready frame. May close the connection as too slow.
    void send(HubConnection &connection, const QByteArray &frame, FrameTiming timing = {});
    /// Sends what is queued, a bye where the code has one, and the close frame; the audience index forgets it at once.
    void close(HubConnection &connection, CloseCode code, QByteArrayView reason);
    /// From now on the connection is `caller`'s and hears events; they wait until release(). False: the session was
    /// revoked while its hello was on the way.
    [[nodiscard]] bool admit(HubConnection &connection, const Caller &caller);
    /// Sends `first`, and then everything that was held back since admit().
    void release(HubConnection &connection, const QByteArray &first);
    /// Asks for these sessions again at the next revalidation but soon, as nobody could answer now.
    void checkSoon(const std::vector<SessionId> &sessions);
    /// Counts a command against the connection's rate; at Exhausted the connection was closed with 4429.
    [[nodiscard]] RateGuard::Verdict chargeCommand(HubConnection &connection);
    /// Counts an answer that said "too many"; closes with 4429 a client that does not slow down.
    void chargeRefusal(HubConnection &connection);
    /// Between these two the command is in flight; too many of them stop the reading of the socket.
    void commandStarted(HubConnection &connection);
    void commandFinished(HubConnection &connection);
    /// Monotonic; the same throughout one turn of the loop.
    [[nodiscard]] qint64 nowMs() const { return m_nowMs; }
    [[nodiscard]] const AudienceIndex &audience() const { return m_audience; }
    [[nodiscard]] const HubLimits &limits() const { return m_limits; }
    /// @}

private:
    struct Slot
    {
        std::unique_ptr<HubConnection> connection;
        quint32 generation = 1;
    };

    void loop();
    void turn();
    void handleEpoll(quint64 key, quint32 mask);
    void takeInbox();
    void adoptNow(const Adoption &adoption);
    void deliverNow(const Delivery &delivery);
    void revoke(SessionId session);
    void forgetOldRevocations();
    void sendToSession(SessionId session, const Delivery &delivery);
    void sendToPerson(UserId user, const Delivery &delivery, ConversationId onlyViewersOf);
    void finishTurn();
    void sweep();
    void sendAllAway();
    void drainNow();

    void readFrom(HubConnection &connection);
    void consume(HubConnection &connection, std::span<char> input);
    void handleFrame(HubConnection &connection, const FrameEvent &event);
    void handleControl(HubConnection &connection, const FrameEvent &event);
    void answerClose(HubConnection &connection, const FrameEvent &event);
    void noteUnfinishedMessage(HubConnection &connection);
    [[nodiscard]] bool mustPause(const HubConnection &connection) const;
    void resume(HubConnection &connection);

    [[nodiscard]] bool sendAtOnce(HubConnection &connection, const QByteArray &frame, FrameTiming timing);
    void countGone();
    void markDirty(HubConnection &connection);
    void flush(HubConnection &connection);
    void finishFlush(HubConnection &connection);
    void closeTooSlow(HubConnection &connection);
    void startClosing(HubConnection &connection, CloseCode code, QByteArrayView reason, bool withBye);
    void leave(HubConnection &connection);
    void discard(HubConnection &connection);

    void watch(HubConnection &connection);
    void dueBy(const HubConnection &connection, qint64 atMs);
    void judge(HubConnection &connection);
    [[nodiscard]] qint64 judgeOpen(HubConnection &connection);
    [[nodiscard]] qint64 noteSessionDue(HubConnection &connection);

    const int m_index;
    const HubLimits m_limits;
    ConnectionEvents &m_events;
    HubFigures &m_figures;
    quint64 m_uncountedDeliveries = 0; ///< of this turn
    Histogram::Tally m_deliveryTimes; ///< of this turn
    std::vector<FrameTiming> m_gone; ///< frames that the kernel has just taken
    HubInbox m_inbox;
    int m_epoll = -1;
    std::atomic<bool> m_isStopping{false};
    bool m_isDraining = false;

    std::vector<Slot> m_slots;
    std::vector<qint64> m_dueMs; ///< by slot: look at the connection no later than this; dense, so that a sweep is cheap
    std::vector<quint32> m_freeSlots;
    std::vector<quint32> m_closedSlots; ///< to be emptied at the end of the turn
    std::vector<ConnectionRef> m_dirty;
    std::vector<ConnectionRef> m_resumable;
    AudienceIndex m_audience;
    std::unordered_map<SessionId, qint64> m_revokedAtMs; ///< of the last minute
    std::vector<SessionId> m_sessionsDue; ///< found by the sweep that is running
    std::vector<char> m_scratch;
    const QByteArray m_pingFrame;
    qint64 m_nowMs = 0;
    bool m_isLoneDelivery = false; ///< the event being delivered is the only thing in the inbox
    qint64 m_nextSweepMs = 0;
    std::thread m_thread; ///< last, so that everything above is there when it starts
};

} // namespace kith::server
