// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/pin_service.h"

#include "server/conversations/visible_history.h"
#include "server/conversations/whole_messages.h"
#include "server/messages/message_access.h"
#include "server/messages/message_changes.h"
#include "server/messages/pin_store.h"
#include "shared/limits.h"

namespace kith::server::pin_service {

using namespace Qt::Literals::StringLiterals;
using message_access::Seen;
using message_changes::Replies;

namespace {
Result<Seen> pinnable(Transaction &transaction, const Call &call)
{
    auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    if (const auto allowed = message_access::mayTouch(transaction, *seen); !allowed)
        return allowed.error();
    if (seen->standing.isGroup && seen->standing.role == Role::Member)
        return ErrorCode::Forbidden;
    return seen;
}

Answer unchanged(Transaction &transaction, const Seen &seen)
{
    return Answer::ok(toJson(completeMessage(transaction, seen.row)));
}
} // namespace

Result<Answer> pin(Transaction &transaction, const Call &call)
{
    const auto seen = pinnable(transaction, call);
    if (!seen)
        return seen.error();
    const Message &message = seen->row.message;
    if (message.pinnedAt)
        return unchanged(transaction, *seen);
    if (pin_store::count(transaction, message.conversation) >= limits::pinsPerConversation)
        return Error{.code = ErrorCode::LimitReached,
                     .detail = u"At most %1 messages can be pinned here."_s.arg(limits::pinsPerConversation)};
    const Timestamp at = now();
    const auto versions = message_changes::take(transaction, message, Replies::Same);
    pin_store::pin(transaction, message.id, call.caller.user, at, versions.own);
    return message_changes::tell(transaction, versions, call.caller.user);
}

Result<Answer> unpin(Transaction &transaction, const Call &call)
{
    const auto seen = pinnable(transaction, call);
    if (!seen)
        return seen.error();
    const Message &message = seen->row.message;
    if (!message.pinnedAt)
        return unchanged(transaction, *seen);
    const auto versions = message_changes::take(transaction, message, Replies::Same);
    message_changes::withdrawFromFormer(transaction, message, seen->row.pinnedVersion, versions);
    pin_store::unpin(transaction, message.id);
    return message_changes::tell(transaction, versions, call.caller.user);
}

Result<Answer> list(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto conversation = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, conversation, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    std::vector<MessageRow> rows = pin_store::pinned(transaction, conversation, standing->lastSeq);
    const VisibleHistory history = VisibleHistory::of(transaction, *standing);
    std::erase_if(rows, [&](const MessageRow &row) { return !history.has(row.message.seq); });
    for (MessageRow &row : rows)
        row.showTo(*standing);
    completeMessages(transaction, rows);
    QJsonArray messages;
    for (const MessageRow &row : rows) {
        if (row.message.pinnedAt)
            messages.append(toJson(row.message));
    }
    return Answer::ok({{u"messages"_s, messages}});
}

} // namespace kith::server::pin_service
