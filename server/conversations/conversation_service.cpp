// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_service.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/conversation_list.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/system_message.h"
#include "server/notifications/notifications_service.h"
#include "server/users/person.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
Result<void> wrongField(const QString &field, const QString &code, const QString &detail)
{
    FieldErrors errors;
    errors.add(field, code, detail);
    return errors.verdict();
}

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
        return wrongField(u"userId"_s, u"unknown"_s, u"A conversation needs somebody else."_s).error();
    const auto existing = conversation_store::direct(transaction, caller, peer);
    if (const auto allowed = mayTalk(transaction, caller, peer, existing.has_value()); !allowed)
        return allowed.error();
    if (existing)
        return Answer::ok(view(transaction, caller, *existing));
    const Timestamp at = now();
    const ConversationId id(m_ids.next());
    // Another node made it a moment ago: a repeat will find it.
    if (!conversation_store::insertDirect(transaction, id, caller, peer, at))
        return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(1)};
    for (const UserId user : {caller, peer}) {
        const Step step = conversation_store::stepMembers(transaction, id, 1, at);
        participant_store::join(transaction, id, user, Role::Member, 0, step.version, at);
    }
    for (const UserId user : {caller, peer})
        tellOfConversation(transaction, user, id);
    return Answer::created(view(transaction, caller, id));
}

Result<Answer> ConversationService::createGroup(Transaction &transaction, UserId caller, const QString &name, QList<UserId> members) const
{
    members.removeAll(caller);
    if (members.size() + 1 > limits::groupSize)
        return wrongField(u"userIds"_s, u"too_long"_s, u"A group holds at most %1 people."_s.arg(limits::groupSize)).error();
    if (!std::ranges::all_of(members, [&](UserId user) { return person::areConnected(transaction, caller, user); }))
        return wrongField(u"userIds"_s, u"unknown"_s, u"Only people among your contacts can be added."_s).error();
    const Timestamp at = now();
    const ConversationId id(m_ids.next());
    conversation_store::insertGroup(transaction, id, caller, name, at);
    members.prepend(caller);
    for (const UserId user : std::as_const(members)) {
        const Step step = conversation_store::stepMembers(transaction, id, 1, at);
        participant_store::join(transaction, id, user, user == caller ? Role::Owner : Role::Member, 0, step.version, at);
    }
    const User actor = person::publicUsers(transaction, {caller}).value(caller);
    for (const UserId user : std::as_const(members)) {
        tellOfConversation(transaction, user, id);
        if (user != caller)
            notify(transaction, m_ids, user, NotificationKind::ParticipantAdded, actor, id);
    }
    writeSystemMessage(transaction, m_ids, id, caller, {.event = u"created"_s, .users = members.mid(1), .text = name}, at);
    return Answer::created(view(transaction, caller, id));
}

Result<Answer> ConversationService::list(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const qint64 limit = in.integer("limit"_L1, Need::Optional, 1, limits::pageMax, limits::pageDefault);
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
    auto standing = conversation_store::standing(transaction, id, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer() || !standing->isGroup || standing->role == Role::Member)
        return ErrorCode::Forbidden;
    const QString name = in.has("name"_L1) ? in.line("name"_L1, Need::Required, {.min = 1, .max = limits::groupNameLength})
                                           : standing->name;
    const QString about = in.has("about"_L1) ? tidyMessage(in.text("about"_L1, Need::Required, {.max = limits::aboutLength}))
                                             : standing->about;
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (name != standing->name || about != standing->about) {
        const Timestamp at = now();
        const bool isRenamed = std::exchange(standing->name, name) != name;
        standing->about = about;
        const Step step = conversation_store::stepProperties(transaction, id, name, about, at);
        conversation_events::tellMembers(
            transaction, {u"conversation.changed"_s, id, step.version, conversation_events::propertiesJson(*standing, step)});
        if (isRenamed)
            writeSystemMessage(transaction, m_ids, id, call.caller.user, {.event = u"renamed"_s, .users = {}, .text = name}, at);
    }
    return Answer::ok(view(transaction, call.caller.user, id));
}

} // namespace kith::server
