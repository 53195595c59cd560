// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/presence_board.h"
#include "server/storage/transaction.h"
#include "server/sync/resyncs.h"
#include "shared/model/contact.h"

#include <memory>

namespace kith::server {

/// The contact list of a person, with presence; the contacts room's.
using ListContacts = std::function<QList<Contact>(Transaction &, UserId)>;

/// What changed for a person since a device last asked.
///
/// `me` and `contacts` always come whole (presence has no version): the device replaces what it has. `conversations`
/// come whole each, all of them where `full` is true, else those that may have changed. Many of them come in pages: while
/// `more` is true, the device asks on with the token; `me` and `contacts` come with the first page.
/// Owner: the route table. Thread: any.
class SyncService
{
public:
    /// Without `resyncs` nothing is counted.
    SyncService(const PresenceBoard &board, ListContacts listContacts, std::shared_ptr<Resyncs> resyncs = nullptr);

    /// {since?, limit?} -> {token, lineage, me?, contacts?, conversations, full, more}. A token that is unknown, or from before a
    /// backup was put back, is answered in full.
    [[nodiscard]] Result<Answer> sync(Transaction &transaction, const Call &call) const;

private:
    const PresenceBoard &m_board;
    ListContacts m_listContacts;
    std::shared_ptr<Resyncs> m_resyncs;
};

} // namespace kith::server
