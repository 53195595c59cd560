// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bus/event.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Event tell(const ServerEvent &event, std::vector<UserId> audience)
{
    return Event{.name = event.name.toLatin1(),
                 .frame = encodeEvent(event),
                 .audience = std::move(audience),
                 .conversation = event.conversation,
                 .data = event.data};
}

Event tellSessions(const ServerEvent &event, std::vector<SessionId> sessions)
{
    Event out = tell(event, {});
    out.onlySessions = std::move(sessions);
    return out;
}

Event revokeSession(SessionId session)
{
    return Event{.kind = Event::Kind::RevokeSession, .name = QByteArrayLiteral("session.revoked"), .session = session};
}

Event internalEvent(const QByteArray &name, QJsonObject data, std::vector<UserId> audience)
{
    return Event{.kind = Event::Kind::Internal, .name = name, .audience = std::move(audience), .data = std::move(data)};
}

Event presenceEvent(UserId user, const Presence &presence, std::vector<UserId> audience)
{
    QJsonObject data = toJson(presence);
    data.insert(u"userId"_s, user.toString());
    return tell(ServerEvent{.name = u"presence"_s, .conversation = {}, .version = 0, .data = data}, std::move(audience));
}

Event presenceAudienceChanged(UserId user, std::vector<UserId> hiddenFrom)
{
    // When they were last seen is what is hidden, too.
    Event out = presenceEvent(user, Presence(), std::move(hiddenFrom));
    out.kind = Event::Kind::PresenceAudience;
    out.subject = user;
    return out;
}

} // namespace kith::server
