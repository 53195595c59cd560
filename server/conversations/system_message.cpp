// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/system_message.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/message_rows.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

void writeSystemMessage(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId actor, SystemNote note,
                        Timestamp at)
{
    const Step step = conversation_store::stepMessage(transaction, conversation, at);
    const Message message{.id = MessageId(ids.next()),
                          .conversation = conversation,
                          .seq = step.lastSeq,
                          .version = step.version,
                          .sender = actor,
                          .type = MessageType::System,
                          .createdAt = at,
                          .note = std::move(note)};
    if (insertMessage(transaction, message))
        conversation_events::tellMembers(transaction, {u"message.created"_s, conversation, message.version, toJson(message)});
}

} // namespace kith::server
