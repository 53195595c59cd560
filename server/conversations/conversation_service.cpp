// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_service.h"

#include "server/api/field_error.h"
#include "server/api/parameter.h"
#include "server/conversations/conversation_list.h"
#include "server/conversations/group_properties.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/system_message.h"
#include "server/notifications/notify.h"
#include "server/users/person.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
/// A stranger is answered like nobody at all.
Result<void> mayTalk(Transaction &transaction, UserId caller, UserId peer, bool hasTalked)
{
    if (person::hasBlocked(transaction, caller, peer))
        return ErrorCode::Blocked;
    const bool isBlocked = person::hasBlocked(transaction, peer, caller);
    if (hasTalked || person::areConnected(transaction, caller, peer) || person::shareGroup(transaction, caller, peer))
        return isBlocked ? Result<void>(ErrorCode::Blocked) : Result<void>();
    if (isBlocked && person::mayKnow(transaction, caller, peer))
        return ErrorCode::Blocked;
    return ErrorCode::NotFound;
}

void tellOfConversation(Transaction &transaction, UserId user, ConversationId conversation)
{
    person::tell(transaction, user, u"conversations"_s, {{u"conversationId"_s, conversation.toString()}});
}
} // namespace

ConversationService::ConversationService(IdGenerator &ids, const PresenceBoard &board)
    : m_ids(ids)
    , m_board(board)
{
}

QJsonObject ConversationService::view(Transaction &transaction, UserId user, ConversationId conversation) const
{
    const auto found = conversation_list::one(transaction, m_board, user, conversation);
    return found ? toJson(*found) : QJsonObject();
}

Result<Answer> ConversationService::create(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    if (!in.boolean("isGroup"_L1, Need::Optional, false)) {
        const auto peer = in.id<UserId>("userId"_L1);
        if (const auto verdict = in.verdict(); !verdict)
            return verdict.error();
        return createDirect(transaction, call.caller.user, peer);
    }
    const QString name = in.line("name"_L1, Need::Required, {.min = 1, .max = limits::groupNameLength});
    const auto members = in.ids<UserId>("userIds"_L1, Need::Optional, limits::groupSize);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return createGroup(transaction, call.caller.user, name, members);
}

Result<Answer> ConversationService::createDirect(Transaction &transaction, UserId caller, UserId peer) const
{
    if (caller == peer)
        return fieldError(u"userId"_s, u"unknown"_s, u"A conversation needs somebody else."_s);
    const auto existing = conversation_store::direct(transaction, caller, peer);
    if (const auto allowed = mayTalk(transaction, caller, peer, existing.has_value()); !allowed)
        return allowed.error();
    if (existing)
        return Answer::ok(view(transaction, caller, *existing));
    const Timestamp at = now();
    const ConversationId id(m_ids.next());
    if (!conversation_store::insertDirect(transaction, id, caller, peer, at)) {
        // Another lane was faster, and has committed by now.
        const auto other = conversation_store::direct(transaction, caller, peer);
        return other ? Result<Answer>(Answer::ok(view(transaction, caller, *other)))
                     : Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(1)};
    }
    QList<UserId> pair{caller, peer};
    for (const UserId user : std::as_const(pair))
        participant_store::join(transaction, id, user, Role::Member, conversation_store::stepMembers(transaction, id, 1, at), at);
    std::ranges::sort(pair);
    for (const UserId user : std::as_const(pair))
        tellOfConversation(transaction, user, id);
    return Answer::created(view(transaction, caller, id));
}

Result<Answer> ConversationService::createGroup(Transaction &transaction, UserId caller, const QString &name, QList<UserId> members) const
{
    members.removeAll(caller);
    if (members.size() + 1 > limits::groupSize)
        return fieldError(u"userIds"_s, u"too_long"_s, u"A group holds at most %1 people."_s.arg(limits::groupSize));
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (person::addableToGroup(transaction, caller, members).size() != members.size())
        return fieldError(u"userIds"_s, u"unknown"_s, u"Only your contacts, and people who let everybody add them, can be added."_s);
    const Timestamp at = now();
    const ConversationId id(m_ids.next());
    conversation_store::insertGroup(transaction, id, caller, name, at);
    participant_store::join(transaction, id, caller, Role::Owner, conversation_store::stepMembers(transaction, id, 1, at), at);
    for (const UserId user : std::as_const(members))
        participant_store::join(transaction, id, user, Role::Member, conversation_store::stepMembers(transaction, id, 1, at), at);
    const User actor = person::publicUsers(transaction, {caller}).value(caller);
    QList<UserId> everybody = members + QList<UserId>{caller};
    std::ranges::sort(everybody);
    for (const UserId user : std::as_const(everybody)) {
        tellOfConversation(transaction, user, id);
        if (user != caller)
            notify(transaction, m_ids, user, NotificationKind::ParticipantAdded, actor, id);
    }
    writeSystemMessage(transaction, m_ids, id, caller, {.event = u"created"_s, .users = members, .text = name}, at);
    return Answer::created(view(transaction, caller, id));
}

Result<Answer> ConversationService::list(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const qint64 limit = readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault);
    conversation_list::Position before;
    if (in.has("before"_L1)) {
        const auto position = conversation_list::Position::fromString(in.text("before"_L1));
        if (!position)
            in.fail("before"_L1, u"format"_s, u"This must be the \"next\" of an earlier answer."_s);
        before = position.value_or(before);
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto page = conversation_list::page(transaction, m_board, call.caller.user, before, limit);
    QJsonArray conversations;
    for (const Conversation &conversation : page.conversations)
        conversations.append(toJson(conversation));
    QJsonObject body{{u"conversations"_s, conversations}, {u"more"_s, page.more}};
    if (page.more)
        body.insert(u"next"_s, page.next.toString());
    return Answer::ok(body);
}

Result<Answer> ConversationService::one(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    const auto found = in.isOk() ? conversation_list::one(transaction, m_board, call.caller.user, id) : std::nullopt;
    if (!found)
        return ErrorCode::NotFound;
    return Answer::ok(toJson(*found));
}

Result<Answer> ConversationService::describe(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = group_properties::editable(transaction, id, call.caller.user);
    if (!standing)
        return standing.error();
    const auto wanted = group_properties::read(in, *standing);
    if (!wanted)
        return wanted.error();
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    group_properties::change(transaction, m_ids, *standing, *wanted);
    return Answer::ok(view(transaction, call.caller.user, id));
}

} // namespace kith::server
