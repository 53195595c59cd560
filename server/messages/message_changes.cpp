// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_changes.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/former_views.h"
#include "server/conversations/visible_history.h"
#include "server/conversations/whole_messages.h"
#include "server/messages/message_store.h"

namespace kith::server::message_changes {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 repliesTold = 20;

QJsonObject publish(Transaction &transaction, const Message &message, const MessageAudience &audience, UserId reader = {})
{
    return conversation_events::tellMessage(transaction, u"message.changed"_s, message, audience.whoSee(message.seq), reader);
}
} // namespace

Versions take(Transaction &transaction, const Message &message, Replies replies)
{
    const qint64 others = replies == Replies::Changed ? message_store::countReplies(transaction, message.id) : 0;
    const Step step = conversation_store::stepBy(transaction, message.conversation, others + 1);
    if (others > 0)
        message_store::setVersionsOfReplies(transaction, message.id, step.version - others - 1);
    message_store::setVersion(transaction, message.id, step.version);
    return {.message = message.id, .conversation = message.conversation, .first = step.version - others, .own = step.version};
}

Result<Answer> tell(Transaction &transaction, const Versions &versions, UserId reader)
{
    auto row = message_store::find(transaction, versions.message);
    if (!row)
        return ErrorCode::Storage;
    const Message message = completeMessage(transaction, std::move(*row));
    const MessageAudience audience = MessageAudience::of(transaction, versions.conversation);
    const qint64 replies = versions.own - versions.first;
    if (replies > 0 && replies <= repliesTold) {
        std::vector<MessageRow> rows = message_store::replies(transaction, versions.message);
        completeMessages(transaction, rows);
        for (const MessageRow &reply : rows)
            (void)publish(transaction, reply.message, audience);
    }
    return Answer::ok(publish(transaction, message, audience, reader));
}

void withdrawFromFormer(Transaction &transaction, const Message &message, qint64 since, const Versions &versions)
{
    QList<former_views::Withdrawal> changed{{message.seq, versions.own}};
    if (versions.own > versions.first) {
        for (const MessageRow &reply : message_store::replies(transaction, message.id))
            changed.append({reply.message.seq, reply.message.version});
    }
    former_views::withdraw(transaction, message.conversation, message.seq, since, changed);
}

} // namespace kith::server::message_changes
