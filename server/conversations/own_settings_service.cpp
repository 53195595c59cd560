// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/own_settings_service.h"

#include "server/conversations/own_settings_store.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
ConversationSettings readChanges(JsonReader &in, ConversationSettings settings)
{
    if (in.has("muteUntil"_L1))
        settings.muteUntil = in.timestamp("muteUntil"_L1, Need::Optional);
    else if (in.raw().value("muteUntil"_L1).isNull())
        settings.muteUntil.reset();
    settings.isPinned = in.boolean("isPinned"_L1, Need::Optional, settings.isPinned);
    settings.isArchived = in.boolean("isArchived"_L1, Need::Optional, settings.isArchived);
    settings.isMarkedUnread = in.boolean("isMarkedUnread"_L1, Need::Optional, settings.isMarkedUnread);
    if (in.has("notify"_L1))
        settings.notify = notifyRuleFromName(in.choice("notify"_L1, Need::Required, {u"all"_s, u"mentions"_s, u"none"_s}))
                              .value_or(settings.notify);
    if (in.has("folder"_L1))
        settings.folder = in.line("folder"_L1, Need::Optional, {.min = 0, .max = limits::folderNameLength});
    return settings;
}
} // namespace

Result<Answer> changeOwnSettings(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto before = own_settings_store::find(transaction, id, call.caller.user);
    if (!before)
        return ErrorCode::NotFound;
    const ConversationSettings after = readChanges(in, *before);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const QJsonObject body{{u"conversationId"_s, id.toString()}, {u"settings"_s, toJson(after)}};
    if (after != *before) {
        own_settings_store::set(transaction, id, call.caller.user, after);
        person::tell(transaction, call.caller.user, u"settings"_s, body);
    }
    return Answer::ok(body);
}

} // namespace kith::server
