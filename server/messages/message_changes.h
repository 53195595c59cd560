// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/conversations/conversation_store.h"
#include "server/conversations/message_rows.h"

/// How a change of a stored message gets its version and is told.
namespace kith::server::message_changes {

/// Whether the replies to the message show something else now, and so are changed with it.
enum class Replies { Same, Changed };

/// The versions that one change takes: `first` to `own`, one for each reply that changes and the last for the message itself.
struct Versions
{
    MessageId message;
    ConversationId conversation;
    qint64 first = 0;
    qint64 own = 0;
};

/// Takes the versions and marks the rows.
[[nodiscard]] Versions take(Transaction &transaction, const Message &message, Replies replies);

/// Tells the members, replies first: `message.changed` with the whole message. Of very many replies nothing is told; the
/// gap in the versions makes each device ask for the changes. The answer is the message as `reader` sees it now.
[[nodiscard]] Result<Answer> tell(Transaction &transaction, const Versions &versions, UserId reader);

/// Something that former members may have seen is gone: what had come by version `since`, of this message.
void withdrawFromFormer(Transaction &transaction, const Message &message, qint64 since, const Versions &versions);

} // namespace kith::server::message_changes
