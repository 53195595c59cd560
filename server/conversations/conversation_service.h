// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/presence_board.h"
#include "server/conversations/conversation_store.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Making, listing and describing conversations.
///
/// Owner: the route table. Thread: any; keeps no state of its own.
class ConversationService
{
public:
    ConversationService(IdGenerator &ids, const PresenceBoard &board);

    /// The one direct conversation of a pair (201 made, 200 existed), or a new group.
    [[nodiscard]] Result<Answer> create(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> one(Transaction &transaction, const Call &call) const;
    /// Name and about of a group, by those whom its rules let edit; the rules, by those who keep them.
    [[nodiscard]] Result<Answer> describe(Transaction &transaction, const Call &call) const;

private:
    [[nodiscard]] Result<Answer> createDirect(Transaction &transaction, UserId caller, UserId peer) const;
    [[nodiscard]] Result<Answer> createGroup(Transaction &transaction, UserId caller, const QString &name, QList<UserId> members) const;
    [[nodiscard]] QJsonObject view(Transaction &transaction, UserId user, ConversationId conversation) const;

    IdGenerator &m_ids;
    const PresenceBoard &m_board;
};

} // namespace kith::server
