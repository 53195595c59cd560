// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    };

    Kind kind = Kind::Tell;
    QByteArray name = {}; ///< for metrics and logs, for example `message.created`
    QByteArray frame = {}; ///< the JSON text that goes out
    std::vector<UserId> audience = {};
    SessionId session = {}; ///< Tell: not to this session (typing); RevokeSession: the one to close
    ConversationId onlyViewersOf = {}; ///< not null: only to connections that show this conversation, and to `always`
    std::vector<UserId> always = {};
};

using EventPtr = std::shared_ptr<const Event>;

/// Encodes `event` for `audience`.
[[nodiscard]] Event tell(const ServerEvent &event, std::vector<UserId> audience);
[[nodiscard]] Event revokeSession(SessionId session);

} // namespace kith::server
