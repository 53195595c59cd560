// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Sends what one may see on to other conversations.
///
/// Owner: the route table. Thread: any; keeps no state but the id generator.
class ForwardService
{
public:
    explicit ForwardService(IdGenerator &ids)
        : m_ids(ids)
    {
    }

    /// {conversationIds, clientIds} -> {messages}, in that order: one clientId for each conversation, and each send once
    /// for ever. All or none; files go by reference; mentions and the reply stay behind. 201 when anything was sent.
    [[nodiscard]] Result<Answer> forward(Transaction &transaction, const Call &call) const;

private:
    IdGenerator &m_ids;
};

} // namespace kith::server
