// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub_connection.h"

#include <unordered_map>

namespace kith::server {

/// Which connections of one hub thread belong to a person, and which to a sign-in session.
///
/// Intrusive lists, so that an idle connection costs two hash nodes at most. Thread: the hub thread.
class AudienceIndex
{
public:
    /// The connection's caller must be known.
    void insert(HubConnection &connection);
    void remove(HubConnection &connection);

    /// First of the list linked by `nextOfUser`; null when the person is not here.
    [[nodiscard]] HubConnection *ofUser(UserId user) const;
    /// First of the list linked by `nextOfSession`.
    [[nodiscard]] HubConnection *ofSession(SessionId session) const;

private:
    std::unordered_map<UserId, HubConnection *> m_ofUser;
    std::unordered_map<SessionId, HubConnection *> m_ofSession;
};

} // namespace kith::server
