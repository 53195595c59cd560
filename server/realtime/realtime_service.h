// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"
#include "server/realtime/hub.h"
#include "server/realtime/presence_tracker.h"
#include "shared/protocol/envelope.h"

#include <chrono>
#include <memory>

namespace kith::server {

/// Takes a command to where its route runs; `done` comes exactly once, on any thread, perhaps at once.
/// In the server it is Executor::run().
using CommandRunner = std::function<void(const Route &route, RawCall call, std::function<void(Result<Answer>)> done)>;

/// Finds out which of `sessions` are not valid any more; `done` comes exactly once, on any thread.
using SessionCheck = std::function<void(std::vector<SessionId> sessions, std::function<void(Result<std::vector<SessionId>> ended)> done)>;

/// Hears of each command that is refused without a route having run: one that does not exist (empty `command`), too many, a
/// frame that `viewing` cannot read. On a hub thread, so it must be quick.
using RefusalNote = std::function<void(const QByteArray &command, const Error &error, const QString &requestId)>;

/// Hears of each session whose connection is closed because it did not keep up, or the hub did not. On a hub thread, so it must be quick.
using SlownessNote = std::function<void(SessionId session)>;

/// Whether the conversation exists for the person.
using ConversationCheck = std::function<void(UserId user, ConversationId conversation, std::function<void(Result<bool> isKnown)> done)>;

/// What the realtime room needs from the rest of the server. All but `run` may be empty.
struct RealtimeHooks
{
    CommandRunner run;
    PresenceAudience audience = {}; ///< without it nobody is told of anybody
    SeenRecorder seen = {};
    SessionCheck endedSessions = {}; ///< without it sessions end only by being revoked
    RefusalNote refused = {};
    SlownessNote fellBehind = {};
    ConversationCheck isKnown = {}; ///< without it everybody may view everything
};

struct RealtimeOptions
{
    int threads = 1;
    HubLimits limits = {};
    std::chrono::milliseconds presenceGrace{5'000};
};

/// `/ws`: the same commands as over REST, and the events of the bus, on WebSocket connections.
///
/// The first frame must be `hello`; its route (command `hello`) proves the token and answers userId and sessionId, and
/// from then on the connection hears what its person hears. A hello with `since` is also answered what changed since then,
/// by the route of GET /api/sync, read after the connection hears: that answer and the events behind it leave no hole.
/// `ping` and `viewing` are answered here, every other command by the route of that name. Answers keep the order in
/// which the lanes give them. Each command has a request id, as a request over HTTP has; an error names it.
///
/// Owner: `routes`, `board` and `sink` outlive it; hooks may call back after its end.
/// Thread: any, apart from construction and stop().
class RealtimeService final : private ConnectionEvents
{
public:
    RealtimeService(RealtimeOptions options, const RouteTable &routes, PresenceBoard &board, EventSink &sink, RealtimeHooks hooks);
    ~RealtimeService() override;

    /// Takes over an upgraded descriptor, whatever comes of it. `place` is kept until the connection is closed.
    void adopt(int descriptor, QByteArray earlyBytes, const QString &peerAddress, std::shared_ptr<void> place = {});
    /// Whether another upgrade should be accepted.
    [[nodiscard]] bool hasRoom() const { return m_hub->hasRoom(); }
    [[nodiscard]] const HubFigures &figures() const { return m_hub->figures(); }
    /// Calls `alive` once from each hub thread.
    void askHubs(const std::function<void()> &alive);
    [[nodiscard]] size_t hubCount() const { return m_hub->threadCount(); }
    [[nodiscard]] size_t connectionCount() const { return m_hub->connectionCount(); }

    /// Hands committed events on; never blocks. To be subscribed to the bus.
    void deliver(const std::vector<EventPtr> &events);

    /// Lets commands in flight be answered, says `bye` (1012) to everybody and waits for them, at most for `deadline`.
    /// True when all went in time.
    bool drain(std::chrono::milliseconds deadline);
    /// Closes what is left and joins the hub threads.
    void stop();

private:
    void received(HubThread &hub, HubConnection &connection, QByteArrayView text) override;
    void left(HubThread &hub, const HubConnection &connection) override;
    void fellBehind(HubThread &hub, const HubConnection &connection) override;
    void sessionsDue(HubThread &hub, std::vector<SessionId> sessions) override;
    void swept(HubThread &hub) override;

    void takeHello(HubThread &hub, HubConnection &connection, const Command &command);
    void welcome(HubThread &hub, ConnectionRef ref, const Command &hello, const Result<Answer> &answer, const QString &requestId);
    void catchUp(HubThread &hub, HubConnection &connection, const Command &hello, const QJsonObject &ready);
    void takeCommand(HubThread &hub, HubConnection &connection, const Command &command);
    void noteActivity(HubThread &hub, HubConnection &connection);
    void takeViewing(HubThread &hub, HubConnection &connection, const Command &command);
    void show(HubThread &hub, HubConnection &connection, ConversationId conversation);
    void refuse(HubThread &hub, HubConnection &connection, const Command &command, const QByteArray &known, const Error &error);
    using Finish = std::function<void(HubThread &, const Result<Answer> &, const QString &requestId)>;
    void runRoute(HubThread &hub, HubConnection &connection, const Route &route, RawCall call, Finish finish);
    [[nodiscard]] QString nextRequestId();

    const RouteTable &m_routes;
    const Route *const m_sync; ///< null: a hello is not answered what was missed
    EventSink &m_sink;
    const RealtimeHooks m_hooks;
    const std::shared_ptr<PresenceTracker> m_presence;
    const QString m_requestPrefix; ///< another one in each run, so that an id leads to one line of the logs
    std::atomic<quint64> m_requests{0};
    const std::shared_ptr<Hub> m_hub; ///< shared with answers on their way; last, as its threads use the rest
};

} // namespace kith::server
