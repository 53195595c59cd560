// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_changes.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/whole_messages.h"
#include "server/messages/message_store.h"

namespace kith::server::message_changes {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 repliesTold = 20;

void publish(Transaction &transaction, const Message &message, const std::vector<UserId> &members)
{
    transaction.publish(server::tell({u"message.changed"_s, message.conversation, message.version, toJson(message)}, members));
}
} // namespace

Versions take(Transaction &transaction, const Message &message, Replies replies, Timestamp at)
{
    const qint64 others = replies == Replies::Changed ? message_store::countReplies(transaction, message.id) : 0;
    const Step step = conversation_store::stepBy(transaction, message.conversation, others + 1, at);
    if (others > 0)
        message_store::setVersionsOfReplies(transaction, message.id, step.version - others - 1);
    message_store::setVersion(transaction, message.id, step.version);
    return {.message = message.id, .conversation = message.conversation, .first = step.version - others, .own = step.version};
}

Result<Answer> tell(Transaction &transaction, const Versions &versions)
{
    auto row = message_store::find(transaction, versions.message);
    if (!row)
        return ErrorCode::Storage;
    const Message message = completeMessage(transaction, std::move(*row));
    const std::vector<UserId> members = conversation_store::members(transaction, versions.conversation);
    const qint64 replies = versions.own - versions.first;
    if (replies > 0 && replies <= repliesTold) {
        std::vector<MessageRow> rows = message_store::replies(transaction, versions.message);
        completeMessages(transaction, rows);
        for (const MessageRow &reply : rows)
            publish(transaction, reply.message, members);
    }
    publish(transaction, message, members);
    return Answer::ok(toJson(message));
}

} // namespace kith::server::message_changes
