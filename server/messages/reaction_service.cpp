// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/reaction_service.h"

#include "server/conversations/whole_messages.h"
#include "server/messages/message_access.h"
#include "server/messages/message_changes.h"
#include "server/messages/reaction_store.h"
#include "shared/emoji.h"
#include "shared/limits.h"

namespace kith::server::reaction_service {

using namespace Qt::Literals::StringLiterals;
using message_access::Seen;
using message_changes::Replies;
using Need = JsonReader::Need;

namespace {
Result<QString> readEmoji(JsonReader &in)
{
    const QString emoji = in.text("emoji"_L1);
    if (in.isOk() && (emoji.toUtf8().size() > limits::emojiBytes || !isEmoji(emoji)))
        in.fail("emoji"_L1, u"format"_s, u"This must be one emoji."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return emoji;
}

Result<void> hasRoom(const ReactionCounts &counts)
{
    if (counts.own >= limits::reactionsPerPerson)
        return Error{.code = ErrorCode::LimitReached, .detail = u"At most %1 reactions of one person."_s.arg(limits::reactionsPerPerson)};
    if (!counts.isKnownEmoji && counts.emojis >= limits::reactionsPerMessage)
        return Error{.code = ErrorCode::LimitReached, .detail = u"At most %1 different reactions."_s.arg(limits::reactionsPerMessage)};
    return {};
}

Result<Answer> add(Transaction &transaction, const Seen &seen, const QString &emoji)
{
    const MessageId message = seen.row.message.id;
    const UserId user = seen.standing.user;
    const ReactionCounts counts = reaction_store::counts(transaction, message, user, emoji);
    if (counts.isThere)
        return Answer::ok(toJson(completeMessage(transaction, seen.row)));
    if (const auto room = hasRoom(counts); !room)
        return room.error();
    const Timestamp at = now();
    const auto versions = message_changes::take(transaction, seen.row.message, Replies::Same);
    reaction_store::insert(transaction, message, user, emoji, at, versions.own);
    return message_changes::tell(transaction, versions, seen.standing.user);
}

Result<Answer> takeAway(Transaction &transaction, const Seen &seen, const QString &emoji)
{
    const MessageId message = seen.row.message.id;
    const auto since = reaction_store::remove(transaction, message, seen.standing.user, emoji);
    if (!since)
        return Answer::ok(toJson(completeMessage(transaction, seen.row)));
    const auto versions = message_changes::take(transaction, seen.row.message, Replies::Same);
    message_changes::withdrawFromFormer(transaction, seen.row.message, *since, versions);
    return message_changes::tell(transaction, versions, seen.standing.user);
}

Result<Answer> change(Transaction &transaction, const Call &call, std::optional<bool> wanted)
{
    const auto seen = message_access::seen(transaction, call);
    if (!seen)
        return seen.error();
    if (const auto allowed = message_access::mayTouch(transaction, *seen); !allowed)
        return allowed.error();
    JsonReader in = call.arguments();
    const bool isSet = wanted ? *wanted : in.boolean("set"_L1, Need::Optional, true);
    const auto emoji = readEmoji(in);
    if (!emoji)
        return emoji.error();
    return isSet ? add(transaction, *seen, *emoji) : takeAway(transaction, *seen, *emoji);
}
} // namespace

Result<Answer> set(Transaction &transaction, const Call &call)
{
    return change(transaction, call, std::nullopt);
}

Result<Answer> remove(Transaction &transaction, const Call &call)
{
    return change(transaction, call, false);
}

} // namespace kith::server::reaction_service
