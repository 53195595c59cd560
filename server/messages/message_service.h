// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// Sending and history.
///
/// Owner: the route table. Thread: any; keeps no state but the id generator. Errors: as Result, see docs of the protocol.
class MessageService
{
public:
    explicit MessageService(IdGenerator &ids);

    /// 201 and the message; 200 and the first answer for a repeat of (sender, clientId), whatever happened since.
    [[nodiscard]] Result<Answer> send(Transaction &transaction, const Call &call) const;
    /// A page, newest first.
    [[nodiscard]] Result<Answer> history(Transaction &transaction, const Call &call) const;

private:
    IdGenerator &m_ids;
};

} // namespace kith::server
