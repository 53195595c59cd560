// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/sessions_service.h"

#include "server/users/access_token.h"
#include "server/users/own_path.h"
#include "server/users/sessions_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr int tokenTextMax = 512;

/// The oldest times at which a session that is still alive may have been seen and begun.
SessionLimits limitsOf(const SessionLifetime &lifetime)
{
    const auto since = [](std::chrono::seconds span) { return span.count() > 0 ? now() - span : Timestamp{}; };
    return {.seenSince = since(lifetime.idle), .begunSince = since(lifetime.absolute)};
}
} // namespace

SessionsService::SessionsService(IdGenerator &ids, const UsersOptions &options, const UsersHooks &hooks, SessionActivity &activity)
    : m_ids(ids)
    , m_options(options)
    , m_hooks(hooks)
    , m_activity(activity)
{
}

Result<Caller> SessionsService::authenticate(Transaction &transaction, const QByteArray &token) const
{
    if (!looksLikeToken(token))
        return ErrorCode::NotSignedIn;
    const auto caller = SessionsStore(transaction).byTokenHash(tokenHash(token), limitsOf(m_options.sessions));
    if (!caller)
        return ErrorCode::NotSignedIn;
    return *caller;
}

QJsonObject SessionsService::open(Transaction &transaction, const User &user, const Device &device) const
{
    SessionsStore store(transaction);
    end(transaction, store.beyond(user.id, m_options.sessionsPerPerson - 1));
    const QByteArray token = makeToken();
    const Timestamp at = now();
    const Session session{.id = SessionId(m_ids.next()),
                          .user = user.id,
                          .device = device.name,
                          .client = device.client,
                          .address = device.address,
                          .createdAt = at,
                          .lastSeenAt = at};
    store.insert(session, tokenHash(token));
    return {{u"user"_s, toJson(user)}, {u"token"_s, QString::fromLatin1(token)}, {u"session"_s, toJson(session)}};
}

Result<Answer> SessionsService::hello(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const QString token = in.text("token"_L1, Need::Required, {.min = 1, .max = tokenTextMax});
    const Device device = readDevice(in, call.peerAddress);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto caller = authenticate(transaction, token.toUtf8());
    if (!caller)
        return caller.error();
    m_activity.opened(*caller, device.address, device.name, device.client);
    return Answer::ok({{u"userId"_s, caller->user.toString()},
                       {u"sessionId"_s, caller->session.toString()},
                       {u"serverTime"_s, toRfc3339(now())},
                       {u"heartbeat"_s, qint64(limits::heartbeat.count())}});
}

Result<Answer> SessionsService::logout(Transaction &transaction, const Call &call) const
{
    if (SessionsStore(transaction).has(call.caller.user, call.caller.session))
        end(transaction, {call.caller.session});
    return Answer::none();
}

Result<Answer> SessionsService::list(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    if (const auto own = ownPath(transaction, call, in); !own)
        return own.error();
    QJsonArray sessions;
    for (const Session &session : SessionsStore(transaction).of(call.caller.user))
        sessions.append(toJson(session));
    return Answer::ok({{u"sessions"_s, sessions}, {u"current"_s, call.caller.session.toString()}});
}

Result<Answer> SessionsService::revoke(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    if (const auto own = ownPath(transaction, call, in); !own)
        return own.error();
    // What cannot be an id names nothing, in a path.
    const auto session = SessionId::fromString(call.input.value("sessionId"_L1).toString());
    if (!session || !SessionsStore(transaction).has(call.caller.user, *session))
        return ErrorCode::NotFound;
    end(transaction, {*session});
    return Answer::none();
}

Result<Answer> SessionsService::revokeOthers(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    if (const auto own = ownPath(transaction, call, in); !own)
        return own.error();
    endOthers(transaction, call.caller.user, call.caller.session);
    return Answer::none();
}

void SessionsService::endOthers(Transaction &transaction, UserId user, SessionId kept) const
{
    end(transaction, SessionsStore(transaction).others(user, kept));
}

int SessionsService::endExpired(Transaction &transaction, int limit) const
{
    const QList<SessionId> ended = SessionsStore(transaction).expired(limitsOf(m_options.sessions), limit);
    end(transaction, ended);
    return int(ended.size());
}

void SessionsService::end(Transaction &transaction, const QList<SessionId> &sessions) const
{
    if (sessions.isEmpty())
        return;
    if (m_hooks.sessionsEnding)
        m_hooks.sessionsEnding(transaction, sessions);
    SessionsStore(transaction).remove(sessions);
    for (const SessionId session : sessions)
        transaction.publish(revokeSession(session));
}

} // namespace kith::server
