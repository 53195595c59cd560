// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/realtime_service.h"

#include "server/api/hidden_words.h"
#include "server/realtime/frame_encoder.h"
#include "shared/protocol/json_reader.h"

#include <QtCore/QRandomGenerator>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray replyFrame(const QString &commandId, const Result<Answer> &answer, const QString &requestId)
{
    const Reply words{
        .id = commandId, .error = answer ? std::nullopt : std::optional(answer.error()), .ok = answer ? answer->body : QJsonObject()};
    return FrameEncoder::text(encodeReply(words, requestId));
}

void reply(HubThread &hub, HubConnection &connection, const QString &commandId, const Result<Answer> &answer, const QString &requestId = {},
           FrameTiming timing = {})
{
    hub.send(connection, replyFrame(commandId, answer, requestId), timing);
}

Attendance attendanceOf(const HubThread &hub, const HubConnection &connection)
{
    return {.source = quint32(hub.index()),
            .connection = quint64(connection.ref.generation) << 32 | connection.ref.slot,
            .session = connection.caller.session,
            .isIdle = connection.isIdle,
            .viewing = connection.viewing,
            .activeAt = connection.activeAt};
}

void tellNobody(UserId, const std::function<void(Result<std::vector<UserId>>)> &done)
{
    done(std::vector<UserId>());
}

Error tooMany()
{
    return {
        .code = ErrorCode::TooManyRequests, .detail = u"Too many commands on this connection."_s, .retryAfter = std::chrono::seconds(1)};
}

Error tooManySockets()
{
    return {.code = ErrorCode::TooManyRequests,
            .detail = u"This person has too many connections open."_s,
            .retryAfter = std::chrono::seconds(10)};
}

/// What a device sends by itself says nothing about a person at it.
bool isSignOfAPerson(const QString &command)
{
    return command != "message.delivered"_L1;
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

RealtimeService::RealtimeService(RealtimeOptions options, const RouteTable &routes, PresenceBoard &board, EventSink &sink,
                                 RealtimeHooks hooks)
    : m_routes(routes)
    , m_sync(routes.match(Verb::Get, "/api/sync").route)
    , m_sink(sink)
    , m_hooks(std::move(hooks))
    , m_presence(std::make_shared<PresenceTracker>(board, sink, m_hooks.audience ? m_hooks.audience : tellNobody, options.presenceGrace,
                                                   m_hooks.seen))
    , m_requestPrefix(u"ws-%1-"_s.arg(QRandomGenerator::global()->generate(), 0, 36))
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

bool RealtimeService::drain(std::chrono::milliseconds deadline)
{
    const bool areAllGone = m_hub->drain(deadline);
    m_presence->recordAll();
    return areAllGone;
}

void RealtimeService::deliver(const std::vector<EventPtr> &events)
{
    m_hub->deliver(events);
    bool isAnyAudienceNew = false;
    for (const EventPtr &event : events) {
        if (event->kind != Event::Kind::PresenceAudience)
            continue;
        m_presence->audienceChanged(event->subject, event->audience);
        isAnyAudienceNew = true;
    }
    // On a hub thread, as this one is within the bus, and telling goes through the bus.
    if (isAnyAudienceNew)
        m_hub->postToOne([presence = m_presence](HubThread &) { presence->tellNext(); });
}

void RealtimeService::adopt(int descriptor, QByteArray earlyBytes, const QString &peerAddress, std::shared_ptr<void> place)
{
    m_hub->adopt(
        {.descriptor = descriptor, .earlyBytes = std::move(earlyBytes), .peerAddress = peerAddress.toLatin1(), .place = std::move(place)});
}

void RealtimeService::askHubs(const std::function<void()> &alive)
{
    m_hub->postToEach([alive](HubThread &) { alive(); });
}

void RealtimeService::received(HubThread &hub, HubConnection &connection, QByteArrayView text)
{
    const auto verdict = hub.chargeCommand(connection);
    if (verdict == RateGuard::Verdict::Exhausted)
        return;
    const auto command = decodeCommand(QByteArray::fromRawData(text.data(), text.size()));
    if (!command) {
        const bool isFirst = connection.state == HubConnection::State::Greeting;
        hub.close(connection, isFirst ? CloseCode::NotSignedIn : CloseCode::BadFrame, command.error().detail.toUtf8());
        return;
    }
    if (verdict == RateGuard::Verdict::Refused)
        refuse(hub, connection, *command, {}, tooMany());
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
             [this, ref = connection.ref, command](HubThread &thread, const Result<Answer> &answer, const QString &requestId) {
                 welcome(thread, ref, command, answer, requestId);
             });
}

void RealtimeService::welcome(HubThread &hub, ConnectionRef ref, const Command &hello, const Result<Answer> &answer,
                              const QString &requestId)
{
    HubConnection *connection = hub.find(ref);
    if (!connection)
        return;
    if (!answer) {
        reply(hub, *connection, hello.id, answer, requestId);
        hub.close(*connection, closeCodeFor(answer.error()), "hello refused");
        return;
    }
    const auto caller = callerIn(answer->body);
    Q_ASSERT_X(caller, "RealtimeService", "the route hello must answer userId and sessionId");
    if (!hub.admit(*connection, *caller)) {
        reply(hub, *connection, hello.id, Error{.code = ErrorCode::NotSignedIn}, requestId);
        hub.close(*connection, CloseCode::NotSignedIn, "signed out");
        return;
    }
    connection->activeAt = now();
    if (!m_presence->arrived(caller->user, attendanceOf(hub, *connection), hub.limits().connectionsOfPerson)) {
        hub.release(*connection, replyFrame(hello.id, tooManySockets(), requestId));
        hub.close(*connection, CloseCode::TooManyRequests, "too many connections of one person");
        return;
    }
    QJsonObject ready = answer->body;
    ready.insert(u"serverTime"_s, toRfc3339(now()));
    ready.insert(u"heartbeat"_s, qint64(std::chrono::duration_cast<std::chrono::seconds>(hub.limits().pingEvery).count()));
    if (m_sync && !hello.data.value("since"_L1).toString().isEmpty())
        catchUp(hub, *connection, hello, ready);
    else
        hub.release(*connection, replyFrame(hello.id, Answer::ok(ready), requestId));
}

/// What does not fit a frame, or cannot be read now, is left out: the client asks for it over REST.
void RealtimeService::catchUp(HubThread &hub, HubConnection &connection, const Command &hello, const QJsonObject &ready)
{
    RawCall call{.token = {}, .caller = connection.caller, .input = {{u"since"_s, hello.data.value("since"_L1)}}};
    runRoute(hub, connection, *m_sync, std::move(call),
             [ref = connection.ref, id = hello.id, ready](HubThread &thread, const Result<Answer> &answer, const QString &requestId) {
                 HubConnection *asked = thread.find(ref);
                 if (!asked)
                     return;
                 QJsonObject full = ready;
                 if (answer)
                     full.insert(u"sync"_s, answer->body);
                 const QByteArray frame = replyFrame(id, Answer::ok(full), requestId);
                 const bool fits = frame.size() <= qsizetype(limits::frameBytes);
                 thread.release(*asked, fits ? frame : replyFrame(id, Answer::ok(ready), requestId));
             });
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
        refuse(hub, connection, command, {}, Error{.code = ErrorCode::NotFound, .detail = u"There is no such command here."_s});
        return;
    }
    if (isSignOfAPerson(command.name))
        noteActivity(hub, connection);
    RawCall call{.token = {}, .caller = connection.caller, .input = command.data};
    runRoute(hub, connection, *route, std::move(call),
             [ref = connection.ref, id = command.id, route,
              since = std::chrono::steady_clock::now()](HubThread &thread, const Result<Answer> &answer, const QString &requestId) {
                 HubConnection *asked = thread.find(ref);
                 if (!asked)
                     return;
                 const bool isTimed = answer && route->hasStoredMessage(answer->status);
                 reply(thread, *asked, id, answer, requestId,
                       {.as = isTimed ? FrameTiming::As::MessageAnswer : FrameTiming::As::Nothing, .since = since});
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
        refuse(hub, connection, command, "viewing"_ba, verdict.error());
        return;
    }
    const bool isAsked = !conversation.isNull() && (conversation != connection.viewing || !connection.isViewingKnown);
    connection.isIdle = isIdle;
    if (!isIdle)
        connection.activeAt = now();
    show(hub, connection, conversation);
    if (!isAsked || !m_hooks.isKnown) {
        reply(hub, connection, command.id, Answer::none());
        return;
    }
    // Asked for once, when it is opened. It counts as shown meanwhile: who does not belong to it hears nothing of it anyway.
    hub.commandStarted(connection);
    m_hooks.isKnown(connection.caller.user, conversation,
                    [this, kept = m_hub, &hub, ref = connection.ref, conversation, command](const Result<bool> &known) {
                        hub.post([this, ref, conversation, command, known](HubThread &thread) {
                            HubConnection *asked = thread.find(ref);
                            if (!asked)
                                return;
                            const bool isRefused = !known || !*known;
                            if (isRefused && asked->viewing == conversation)
                                show(thread, *asked, {});
                            asked->isViewingKnown = asked->isViewingKnown || (!isRefused && asked->viewing == conversation);
                            if (isRefused)
                                refuse(thread, *asked, command, "viewing"_ba, known ? Error{.code = ErrorCode::NotFound} : known.error());
                            else
                                reply(thread, *asked, command.id, Answer::none());
                            thread.commandFinished(*asked);
                        });
                    });
}

void RealtimeService::show(HubThread &hub, HubConnection &connection, ConversationId conversation)
{
    if (conversation != connection.viewing)
        connection.isViewingKnown = false;
    connection.viewing = conversation;
    m_presence->changed(connection.caller.user, attendanceOf(hub, connection));
}

/// `known`: the command where it is one of ours; what a client makes up does not come into the log.
void RealtimeService::refuse(HubThread &hub, HubConnection &connection, const Command &command, const QByteArray &known, const Error &error)
{
    const QString requestId = nextRequestId();
    if (m_hooks.refused)
        m_hooks.refused(known, error, requestId);
    reply(hub, connection, command.id, error, requestId);
}

void RealtimeService::runRoute(HubThread &hub, HubConnection &connection, const Route &route, RawCall call, Finish finish)
{
    call.requestId = nextRequestId();
    call.peerAddress = QString::fromLatin1(connection.peerAddress);
    hub.commandStarted(connection);
    const QString requestId = call.requestId;
    // The hub is kept alive, not this service: after stop() the task is dropped unrun.
    m_hooks.run(route, std::move(call),
                [kept = m_hub, &hub, ref = connection.ref, requestId, finish = std::move(finish)](Result<Answer> answer) {
                    if (!answer)
                        logHiddenWords(answer.error(), requestId);
                    hub.post([ref, finish, requestId, answer = std::move(answer)](HubThread &thread) {
                        finish(thread, answer, requestId);
                        if (HubConnection *asked = thread.find(ref))
                            thread.commandFinished(*asked);
                    });
                });
}

QString RealtimeService::nextRequestId()
{
    return m_requestPrefix + QString::number(m_requests.fetch_add(1) + 1, 36);
}

/// Reported now and then only: which device was active last is asked in seconds, not in milliseconds.
void RealtimeService::noteActivity(HubThread &hub, HubConnection &connection)
{
    constexpr std::chrono::seconds grain{2};
    const Timestamp at = now();
    if (connection.isIdle || at - connection.activeAt < grain)
        return;
    connection.activeAt = at;
    m_presence->changed(connection.caller.user, attendanceOf(hub, connection));
}

void RealtimeService::left(HubThread &hub, const HubConnection &connection)
{
    const Attendance attendance = attendanceOf(hub, connection);
    m_presence->left(connection.caller.user, attendance.source, attendance.connection);
}

void RealtimeService::fellBehind(HubThread &, const HubConnection &connection)
{
    if (m_hooks.fellBehind && !connection.caller.session.isNull())
        m_hooks.fellBehind(connection.caller.session);
}

void RealtimeService::sessionsDue(HubThread &hub, std::vector<SessionId> sessions)
{
    if (!m_hooks.endedSessions)
        return;
    m_hooks.endedSessions(sessions, [kept = m_hub, &hub, &sink = m_sink, sessions](const Result<std::vector<SessionId>> &ended) {
        if (!ended) {
            hub.post([sessions](HubThread &thread) { thread.checkSoon(sessions); });
            return;
        }
        std::vector<EventPtr> events;
        for (const SessionId session : *ended)
            events.push_back(std::make_shared<const Event>(revokeSession(session)));
        if (!events.empty())
            sink.publish(std::move(events));
    });
}

void RealtimeService::swept(HubThread &hub)
{
    m_presence->sweep(quint32(hub.index()));
}

} // namespace kith::server
