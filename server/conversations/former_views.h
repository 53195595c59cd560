// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

namespace kith::server {

/// What still reaches people who left a group: that something they have seen was taken back, and how people call
/// themselves now. Their view of the group goes on to the version of that change, and their devices are told to look.
/// What happened between is not theirs to see, so that no event of the conversation itself goes to them.
namespace former_views {

/// A message that looks different to a former member since a version of the conversation.
struct Withdrawal
{
    qint64 seq = 0;
    qint64 version = 0;
};

/// Something of the message at `seq` that was there by version `since` is gone: a message, a reaction, a pin. `changed`: that
/// message and those which show something of it, with the versions that the change gave them.
void withdraw(Transaction &transaction, ConversationId conversation, qint64 seq, qint64 since, const QList<Withdrawal> &changed);

/// The person's name is another, as of a version of the conversation. Returns the former members who see the person there;
/// they are not told yet, as one change may show in many conversations.
[[nodiscard]] QList<UserId> rename(Transaction &transaction, ConversationId conversation, UserId person, qint64 version);

void tell(Transaction &transaction, QList<UserId> former, ConversationId conversation);

} // namespace former_views
} // namespace kith::server
