// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bus/event.h"

namespace kith::server {

Event tell(const ServerEvent &event, std::vector<UserId> audience)
{
    return Event{.name = event.name.toLatin1(), .frame = encodeEvent(event), .audience = std::move(audience)};
}

Event revokeSession(SessionId session)
{
    return Event{.kind = Event::Kind::RevokeSession, .name = QByteArrayLiteral("session.revoked"), .session = session};
}

} // namespace kith::server
