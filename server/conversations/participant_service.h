// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/presence_board.h"
#include "server/conversations/conversation_store.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Who is in a group, and as what.
///
/// Owner: the route table. Thread: any; keeps no state of its own.
class ParticipantService
{
public:
    ParticipantService(IdGenerator &ids, const PresenceBoard &board);

    /// Current and former participants (`leftAt`), so that every message has a name beside it.
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    /// Who may add by the group's rule adds people who let them; who is in already stays as they are.
    [[nodiscard]] Result<Answer> add(Transaction &transaction, const Call &call) const;
    /// Owners only. The last owner cannot step down without {successorId}.
    [[nodiscard]] Result<Answer> setRole(Transaction &transaction, const Call &call) const;
    /// Removes somebody of lower rank, or leaves. The last owner of a group with others leaves only with {successorId}.
    [[nodiscard]] Result<Answer> remove(Transaction &transaction, const Call &call) const;

private:
    IdGenerator &m_ids;
    const PresenceBoard &m_board;
};

} // namespace kith::server
