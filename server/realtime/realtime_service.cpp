// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/realtime_service.h"

#include "server/realtime/frame_encoder.h"
#include "shared/protocol/json_reader.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

void reply(HubThread &hub, HubConnection &connection, const QString &commandId, const Result<Answer> &answer)
{
    const Reply words{
        .id = commandId, .error = answer ? std::nullopt : std::optional(answer.error()), .ok = answer ? answer->body : QJsonObject()};
    hub.send(connection, FrameEncoder::text(encodeReply(words)));
}

Error tooMany()
{
    return {
        .code = ErrorCode::TooManyRequests, .detail = u"Too many commands on this connection."_s, .retryAfter = std::chrono::seconds(1)};
}

std::optional<Caller> callerIn(const QJsonObject &ready)
{
    const auto user = UserId::fromString(ready.value(u"userId"_s).toString());
    const auto session = SessionId::fromString(ready.value(u"sessionId"_s).toString());
    if (!user || !session)
        return std::nullopt;
    return Caller{.user = *user, .session = *session, .isAdministrator = ready.value(u"isAdministrator"_s).toBool()};
}

/// Why a refused hello ends the connection: for good, or because the server is busy.
CloseCode closeCodeFor(const Error &error)
{
    return error.kind() == ErrorKind::Wait ? CloseCode::TryAgainLater : CloseCode::NotSignedIn;
}

} // namespace

RealtimeService::RealtimeService(RealtimeOptions options, const RouteTable &routes, CommandRunner run, PresenceBoard &board,
                                 EventSink &sink, PresenceAudience audience)
    : m_routes(routes)
    , m_run(std::move(run))
    , m_presence(std::make_shared<PresenceTracker>(board, sink, std::move(audience), options.presenceGrace))
    , m_hub(std::make_shared<Hub>(options.threads, options.limits, static_cast<ConnectionEvents &>(*this)))
{
    Q_ASSERT_X(m_routes.command("hello"), "RealtimeService", "no route answers the command hello");
}

RealtimeService::~RealtimeService()
{
    stop();
}

void RealtimeService::stop()
{
    m_presence->stop();
    m_hub->stop();
}

void RealtimeService::adopt(int descriptor, QByteArray earlyBytes, const QString &peerAddress)
{
    m_hub->adopt({.descriptor = descriptor, .earlyBytes = std::move(earlyBytes), .peerAddress = peerAddress.toLatin1()});
}

void RealtimeService::received(HubThread &hub, HubConnection &connection, QByteArrayView text)
{
    const auto verdict = hub.chargeCommand(connection);
    if (verdict == RateGuard::Verdict::Exhausted)
        return;
    const auto command = decodeCommand(QByteArray::fromRawData(text.data(), text.size()));
    if (!command) {
        hub.close(connection, CloseCode::BadFrame, command.error().detail.toUtf8());
        return;
    }
    if (verdict == RateGuard::Verdict::Refused)
        reply(hub, connection, command->id, tooMany());
    else if (connection.state == HubConnection::State::Greeting)
        takeHello(hub, connection, *command);
    else
        takeCommand(hub, connection, *command);
}

void RealtimeService::takeHello(HubThread &hub, HubConnection &connection, const Command &command)
{
    if (command.name != "hello"_L1) {
        hub.close(connection, CloseCode::NotSignedIn, "the first frame must be hello");
        return;
    }
    RawCall call{.token = command.data.value(u"token"_s).toString().toUtf8(), .caller = std::nullopt, .input = command.data};
    runRoute(hub, connection, *m_routes.command("hello"), std::move(call),
             [this, ref = connection.ref, id = command.id](HubThread &thread, const Result<Answer> &answer) {
                 welcome(thread, ref, id, answer);
             });
}

void RealtimeService::welcome(HubThread &hub, ConnectionRef ref, const QString &commandId, const Result<Answer> &answer)
{
    HubConnection *connection = hub.find(ref);
    if (!connection)
        return;
    if (!answer) {
        reply(hub, *connection, commandId, answer);
        hub.close(*connection, closeCodeFor(answer.error()), "hello refused");
        return;
    }
    const auto caller = callerIn(answer->body);
    Q_ASSERT_X(caller, "RealtimeService", "the hello route answers userId and sessionId");
    const auto admission = caller ? hub.admit(*connection, *caller) : HubThread::Admission::SessionEnded;
    if (admission == HubThread::Admission::SessionEnded) {
        reply(hub, *connection, commandId, ErrorCode::NotSignedIn);
        hub.close(*connection, CloseCode::NotSignedIn, "signed out");
        return;
    }
    if (admission == HubThread::Admission::TooMany) {
        reply(hub, *connection, commandId, tooMany());
        hub.close(*connection, CloseCode::TooManyRequests, "too many connections of one person");
        return;
    }
    m_presence->arrived(caller->user, connection->isIdle);
    Answer ready = *answer;
    ready.body.insert(u"serverTime"_s, toRfc3339(now()));
    ready.body.insert(u"heartbeat"_s, qint64(std::chrono::duration_cast<std::chrono::seconds>(hub.limits().pingEvery).count()));
    reply(hub, *connection, commandId, ready);
}

void RealtimeService::takeCommand(HubThread &hub, HubConnection &connection, const Command &command)
{
    if (command.name == "ping"_L1) {
        reply(hub, connection, command.id, Answer::ok({{u"serverTime"_s, toRfc3339(now())}}));
        return;
    }
    if (command.name == "viewing"_L1) {
        takeViewing(hub, connection, command);
        return;
    }
    const Route *route = m_routes.command(command.name.toUtf8());
    if (!route || command.name == "hello"_L1) {
        reply(hub, connection, command.id, Error{.code = ErrorCode::NotFound, .detail = u"There is no such command here."_s});
        return;
    }
    RawCall call{.token = {}, .caller = connection.caller, .input = command.data};
    runRoute(hub, connection, *route, std::move(call),
             [ref = connection.ref, id = command.id](HubThread &thread, const Result<Answer> &answer) {
                 HubConnection *asked = thread.find(ref);
                 if (!asked)
                     return;
                 reply(thread, *asked, id, answer);
                 if (!answer && answer.error().code == ErrorCode::TooManyRequests)
                     thread.chargeRefusal(*asked);
             });
}

void RealtimeService::takeViewing(HubThread &hub, HubConnection &connection, const Command &command)
{
    JsonReader arguments(command.data);
    const auto conversation = arguments.id<ConversationId>("conversationId"_L1, JsonReader::Need::Optional);
    const bool isIdle = arguments.boolean("idle"_L1, JsonReader::Need::Optional, false);
    if (const auto verdict = arguments.verdict(); !verdict) {
        reply(hub, connection, command.id, verdict.error());
        return;
    }
    connection.viewing = conversation;
    m_presence->changed(connection.caller.user, connection.isIdle, isIdle);
    connection.isIdle = isIdle;
    reply(hub, connection, command.id, Answer::none());
}

void RealtimeService::runRoute(HubThread &hub, HubConnection &connection, const Route &route, RawCall call,
                               std::function<void(HubThread &, const Result<Answer> &)> finish)
{
    call.requestId = nextRequestId();
    call.peerAddress = QString::fromLatin1(connection.peerAddress);
    hub.commandStarted(connection);
    // The hub is kept alive, not this service: after stop() the task is dropped unrun.
    m_run(route, std::move(call), [kept = m_hub, &hub, ref = connection.ref, finish = std::move(finish)](Result<Answer> answer) {
        hub.post([ref, finish, answer = std::move(answer)](HubThread &thread) {
            finish(thread, answer);
            if (HubConnection *asked = thread.find(ref))
                thread.commandFinished(*asked);
        });
    });
}

QString RealtimeService::nextRequestId()
{
    return u"ws-"_s + QString::number(m_requests.fetch_add(1) + 1, 36);
}

void RealtimeService::left(HubThread &, const HubConnection &connection)
{
    m_presence->left(connection.caller.user, connection.isIdle);
}

void RealtimeService::swept(HubThread &hub)
{
    if (hub.index() == 0)
        m_presence->sweep();
}

} // namespace kith::server
