// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/typing_service.h"

#include "server/conversations/conversation_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Result<Answer> tellTyping(Transaction &transaction, const Call &call, EventSink &sink)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    const QString kind = in.choice("kind"_L1, JsonReader::Need::Optional, {u"text"_s, u"file"_s, u"voice"_s});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto standing = conversation_store::standing(transaction, id, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer())
        return ErrorCode::Forbidden;
    if (standing->memberCount > limits::liveDetailGroupSize
        || (!standing->isGroup && conversation_store::isBlocked(transaction, id, call.caller.user)))
        return Answer::none();
    Event event = tell({u"typing"_s, id, 0, {{u"userId"_s, call.caller.user.toString()}, {u"kind"_s, kind}}},
                       conversation_store::members(transaction, id));
    event.session = call.caller.session;
    if (!transaction.hasFailed())
        sink.publish({std::make_shared<const Event>(std::move(event))});
    return Answer::none();
}

} // namespace kith::server
