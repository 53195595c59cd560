// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/participant_service.h"

#include "server/api/field_error.h"
#include "server/conversations/membership.h"
#include "server/users/person.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
/// Of a group that the caller is in now; it stays as it is until the end of the transaction.
Result<Standing> groupStanding(Transaction &transaction, ConversationId conversation, UserId caller)
{
    conversation_store::lock(transaction, conversation);
    const auto standing = conversation_store::standing(transaction, conversation, caller);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer() || !standing->isGroup)
        return ErrorCode::Forbidden;
    return *standing;
}

QJsonObject shownToOthers(Participant participant)
{
    participant.pointers.readSeq = 0;
    return toJson(participant);
}

/// The owner who steps down or leaves names another one: {successorId}.
Result<void> nameSuccessor(Membership &membership, const Standing &standing, UserId successor)
{
    if (successor.isNull())
        return {};
    if (standing.role != Role::Owner)
        return ErrorCode::Forbidden;
    auto row = membership.current(successor);
    if (!row || successor == standing.user)
        return fieldError(u"successorId"_s, u"unknown"_s, u"This must be another member of the group."_s);
    if (row->participant.role != Role::Owner)
        membership.setRole(std::move(*row), Role::Owner);
    return {};
}
} // namespace

ParticipantService::ParticipantService(IdGenerator &ids, const PresenceBoard &board)
    : m_ids(ids)
    , m_board(board)
{
}

Result<Answer> ParticipantService::list(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto standing = conversation_store::standing(transaction, id, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    QList<ParticipantRow> rows = participant_store::all(transaction, *standing);
    participant_store::name(transaction, rows, call.caller.user);
    QList<UserId> users;
    for (const ParticipantRow &row : std::as_const(rows))
        users.append(row.participant.user.id);
    const auto presence = standing->isFormer() ? QHash<UserId, Presence>()
                                               : person::visiblePresence(transaction, m_board, call.caller.user, users);
    const bool seesReads = person::sendsReadReceipts(transaction, call.caller.user);
    QJsonArray participants;
    for (ParticipantRow &row : rows) {
        Participant &participant = row.participant;
        participant_store::hidePointers(transaction, *standing, seesReads, row);
        if (const auto seen = presence.constFind(participant.user.id); seen != presence.constEnd() && !participant.leftAt)
            participant.presence = *seen;
        participants.append(toJson(participant));
    }
    return Answer::ok({{u"participants"_s, participants}});
}

Result<Answer> ParticipantService::add(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = groupStanding(transaction, id, call.caller.user);
    if (!standing)
        return standing.error();
    if (standing->role < standing->properties.rules.add)
        return ErrorCode::Forbidden;
    const auto users = in.ids<UserId>("userIds"_L1, Need::Required, limits::groupSize);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const std::vector<UserId> members = conversation_store::members(transaction, id);
    QList<UserId> newcomers;
    for (const UserId user : users) {
        if (!std::ranges::binary_search(members, user) && !newcomers.contains(user))
            newcomers.append(user);
    }
    if (person::addableToGroup(transaction, call.caller.user, newcomers).size() != newcomers.size())
        return fieldError(u"userIds"_s, u"unknown"_s, u"Only your contacts, and people who let everybody add them, can be added."_s);
    if (standing->memberCount + newcomers.size() > limits::groupSize)
        return fieldError(u"userIds"_s, u"too_long"_s, u"A group holds at most %1 people."_s.arg(limits::groupSize));
    if (!newcomers.isEmpty())
        Membership(transaction, m_ids, id, call.caller.user).join(newcomers, u"added"_s);
    QJsonArray participants;
    for (const UserId user : users) {
        if (const auto row = participant_store::one(transaction, id, user); row && !row->participant.leftAt)
            participants.append(shownToOthers(row->participant));
    }
    return Answer::ok({{u"participants"_s, participants}});
}

Result<Answer> ParticipantService::setRole(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    const auto user = in.id<UserId>("userId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = groupStanding(transaction, id, call.caller.user);
    if (!standing)
        return standing.error();
    const Role role = roleFromName(in.choice("role"_L1, Need::Required, {u"member"_s, u"admin"_s, u"owner"_s})).value_or(Role::Member);
    const auto successor = in.id<UserId>("successorId"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    Membership membership(transaction, m_ids, id, call.caller.user);
    auto row = membership.current(user);
    if (!row)
        return ErrorCode::NotFound;
    if (standing->role != Role::Owner)
        return ErrorCode::Forbidden;
    if (const auto named = nameSuccessor(membership, *standing, successor); !named)
        return named.error();
    if (successor == user)
        row = membership.current(user);
    if (row->participant.role != role) {
        if (membership.isLastOwner(row->participant))
            return ErrorCode::LastOwner;
        row = membership.setRole(std::move(*row), role);
    }
    return Answer::ok(shownToOthers(row->participant));
}

Result<Answer> ParticipantService::remove(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    const auto user = in.id<UserId>("userId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = groupStanding(transaction, id, call.caller.user);
    if (!standing)
        return standing.error();
    const auto successor = in.id<UserId>("successorId"_L1, Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    Membership membership(transaction, m_ids, id, call.caller.user);
    auto row = membership.current(user);
    if (!row)
        return ErrorCode::NotFound;
    const bool isLeaving = user == standing->user;
    if (!isLeaving && standing->role <= row->participant.role)
        return ErrorCode::Forbidden;
    if (isLeaving) {
        if (const auto named = nameSuccessor(membership, *standing, successor); !named)
            return named.error();
    }
    if (standing->memberCount > 1 && membership.isLastOwner(row->participant))
        return ErrorCode::LastOwner;
    membership.leave(std::move(*row));
    return Answer::none();
}

} // namespace kith::server
