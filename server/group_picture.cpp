// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/group_picture.h"

#include "server/conversations/conversation_hooks.h"
#include "server/conversations/conversation_list.h"
#include "server/conversations/group_properties.h"

namespace kith::server {

namespace {
ConversationId conversationOf(const Call &call)
{
    return ConversationId::fromString(call.input.value(QLatin1String("conversationId")).toString()).value_or(ConversationId());
}

Result<Standing> standingOf(Transaction &transaction, const Call &call)
{
    const auto standing = conversation_store::standing(transaction, conversationOf(call), call.caller.user);
    return standing ? Result<Standing>(*standing) : ErrorCode::NotFound;
}
} // namespace

PictureSubject groupPicture(IdGenerator &ids, const PresenceBoard &presence)
{
    const auto find = [](Transaction &transaction, const Call &call) -> Result<PictureId> {
        const auto standing = standingOf(transaction, call);
        return standing ? Result<PictureId>(standing->properties.picture) : standing.error();
    };
    const auto mayChange = [](Transaction &transaction, const Call &call) -> Result<void> {
        const auto standing = standingOf(transaction, call);
        return standing ? group_properties::mayEdit(*standing) : standing.error();
    };
    const auto replace = [&ids, &presence](Transaction &transaction, const Call &call, PictureId picture) -> Result<Answer> {
        const ConversationId id = conversationOf(call);
        if (const auto before = conversation_hooks::setPicture(transaction, ids, id, call.caller.user, picture); !before)
            return before.error();
        if (picture.isNull())
            return Answer::none();
        const auto conversation = conversation_list::one(transaction, presence, call.caller.user, id);
        return conversation ? Result<Answer>(Answer::ok(toJson(*conversation))) : ErrorCode::NotFound;
    };
    return {.find = find, .mayChange = mayChange, .replace = replace};
}

} // namespace kith::server
