// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/conversations/message_rows.h"
#include "server/messages/message_options.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// Changing and taking back what was sent.
///
/// Owner: the route table. Thread: any; keeps no state but its options.
class EditService
{
public:
    explicit EditService(MessageOptions options)
        : m_options(options)
    {
    }

    /// New words for an own message, which keeps the old ones as an earlier version. The same words change nothing.
    [[nodiscard]] Result<Answer> edit(Transaction &transaction, const Call &call) const;
    /// {edits: [{content, mentions?, at}]}: the earlier versions, newest first, the original last. For current members.
    [[nodiscard]] Result<Answer> earlierVersions(Transaction &transaction, const Call &call) const;
    /// Everything that was said is removed for good; a second time changes nothing.
    [[nodiscard]] Result<Answer> unsend(Transaction &transaction, const Call &call) const;

private:
    MessageOptions m_options;
};

/// Removes the message for good, whoever asks, and tells the members.
[[nodiscard]] Result<Answer> unsendNow(Transaction &transaction, const MessageRow &row, Timestamp at);

/// For an account that is erased with its messages: unsends up to `limit` messages of `sender`, whatever their age, from
/// behind `place` (empty: from the start). Returns the place to go on from; empty when nothing is left.
[[nodiscard]] QString unsendSome(Transaction &transaction, UserId sender, const QString &place, int limit);

} // namespace kith::server
