// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"
#include "shared/protocol/envelope.h"

#include <memory>
#include <vector>

namespace kith::server {

/// Something that happened and that people's devices are told of.
///
/// It is encoded once, when made. The audience is worked out inside the transaction that made it, so nobody who was
/// not a member at that moment ever hears of it, and no subscription state can go stale.
///
/// Thread: immutable once published; shared between threads as EventPtr.
struct Event
{
    enum class Kind {
        Tell, ///< write `frame` to every connection of `audience`
        RevokeSession, ///< close the connections of `session` with 4401
        Internal, ///< for listeners in this process; no device is told
        PresenceAudience, ///< as Tell; and whoever may see `subject` now is told anew how they are
    };

    Kind kind = Kind::Tell;
    QByteArray name = {}; ///< for metrics and logs, for example `message.created`
    QByteArray frame = {}; ///< the JSON text that goes out
    std::vector<UserId> audience = {};
    SessionId session = {}; ///< Tell: not to this session (typing); RevokeSession: the one to close
    ConversationId onlyViewersOf = {}; ///< not null: only to connections that show this conversation, and to `always`
    std::vector<UserId> always = {};
    std::vector<SessionId> onlySessions = {}; ///< not empty: to the connections of these sessions alone, whatever `audience` says
    UserId subject = {}; ///< PresenceAudience: whose
    ConversationId conversation = {}; ///< what `frame` is about; null for a person's own things
    QJsonObject data = {}; ///< the data of `frame`, shared with it, for listeners in this process
};

using EventPtr = std::shared_ptr<const Event>;

/// Encodes `event` for `audience`.
[[nodiscard]] Event tell(const ServerEvent &event, std::vector<UserId> audience);
/// Encodes `event` for a few devices, wherever they are connected.
[[nodiscard]] Event tellSessions(const ServerEvent &event, std::vector<SessionId> sessions);
[[nodiscard]] Event revokeSession(SessionId session);
/// Something that only other rooms of this process listen for.
[[nodiscard]] Event internalEvent(const QByteArray &name, QJsonObject data, std::vector<UserId> audience = {});

/// `presence` of `user` for `audience`: {userId, online, idle, lastSeenAt?}.
[[nodiscard]] Event presenceEvent(UserId user, const Presence &presence, std::vector<UserId> audience);
/// To be published by whatever changes who may see `user`: a setting, a block, a new contact. `hiddenFrom`, who may not
/// any more, are told that `user` is offline; everybody who may is told the present state after the commit.
[[nodiscard]] Event presenceAudienceChanged(UserId user, std::vector<UserId> hiddenFrom = {});

} // namespace kith::server
