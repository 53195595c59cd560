// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub_connection.h"

namespace kith::server {

class HubThread;

/// What a hub thread tells whoever gives its connections a meaning.
///
/// Thread: the hub thread that is passed; several at once. Must not block.
class ConnectionEvents
{
public:
    virtual ~ConnectionEvents() = default;

    /// A whole text message. `text` is valid during the call.
    virtual void received(HubThread &hub, HubConnection &connection, QByteArrayView text) = 0;
    /// An admitted connection is about to leave the audience; comes exactly once for each HubThread::admit().
    virtual void left(HubThread &hub, const HubConnection &connection) = 0;
    /// It is about to be closed because it, or this hub thread, did not keep up; left() follows. It may not be admitted.
    virtual void fellBehind(HubThread &hub, const HubConnection &connection) = 0;
    /// The sessions of these connections were last known to be valid HubLimits::revalidateEvery ago.
    virtual void sessionsDue(HubThread &hub, std::vector<SessionId> sessions) = 0;
    /// Comes once a sweep, for what is due by time.
    virtual void swept(HubThread &hub) = 0;
};

} // namespace kith::server
