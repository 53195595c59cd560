// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/participant_service.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/system_message.h"
#include "server/notifications/notifications_service.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
Result<void> badUsers(const QString &code, const QString &detail)
{
    FieldErrors errors;
    errors.add(u"userIds"_s, code, detail);
    return errors.verdict();
}

/// Of a group that the caller is in now.
Result<Standing> groupStanding(Transaction &transaction, ConversationId conversation, UserId caller)
{
    const auto standing = conversation_store::standing(transaction, conversation, caller);
    if (!standing)
        return ErrorCode::NotFound;
    if (standing->isFormer() || !standing->isGroup)
        return ErrorCode::Forbidden;
    return *standing;
}

std::optional<ParticipantRow> currentMember(Transaction &transaction, ConversationId conversation, UserId user)
{
    auto row = participant_store::one(transaction, conversation, user);
    if (!row || row->participant.leftAt)
        return std::nullopt;
    return row;
}

bool isLastOwner(Transaction &transaction, const Participant &participant)
{
    return participant.role == Role::Owner && participant_store::owners(transaction, participant.conversation) == 1;
}

/// What a former member may see of others ends with the leaving.
void hideLaterLeaving(const Standing &standing, Participant &participant)
{
    if (standing.leftAt && participant.leftAt && *participant.leftAt > *standing.leftAt)
        participant.leftAt.reset();
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
    QList<ParticipantRow> rows = participant_store::all(transaction, id);
    if (standing->leftAt)
        rows.removeIf([&](const ParticipantRow &row) { return row.participant.joinedAt > *standing->leftAt; });
    participant_store::name(transaction, rows);
    QList<UserId> users;
    for (const ParticipantRow &row : std::as_const(rows))
        users.append(row.participant.user.id);
    const auto presence = standing->isFormer() ? QHash<UserId, Presence>()
                                               : person::visiblePresence(transaction, m_board, call.caller.user, users);
    const bool seesReads = person::sendsReadReceipts(transaction, call.caller.user);
    QJsonArray participants;
    for (ParticipantRow &row : rows) {
        Participant &participant = row.participant;
        const bool isMe = participant.user.id == call.caller.user;
        if (!isMe && !(seesReads && row.sendsReadReceipts))
            participant.pointers.readSeq = 0;
        if (standing->isFormer() && !isMe)
            participant.pointers = {};
        if (const auto seen = presence.constFind(participant.user.id); seen != presence.constEnd() && !participant.leftAt)
            participant.presence = *seen;
        hideLaterLeaving(*standing, participant);
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
    const auto users = in.ids<UserId>("userIds"_L1, Need::Required, limits::groupSize);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    QList<UserId> newcomers;
    for (const UserId user : users) {
        if (currentMember(transaction, id, user))
            continue;
        if (!person::areConnected(transaction, call.caller.user, user))
            return badUsers(u"unknown"_s, u"Only people among your contacts can be added."_s).error();
        newcomers.append(user);
    }
    if (standing->memberCount + newcomers.size() > limits::groupSize)
        return badUsers(u"too_long"_s, u"A group holds at most %1 people."_s.arg(limits::groupSize)).error();
    if (!newcomers.isEmpty())
        join(transaction, *standing, newcomers);
    QJsonArray participants;
    for (const UserId user : users) {
        if (auto row = currentMember(transaction, id, user)) {
            row->participant.pointers.readSeq = 0;
            participants.append(toJson(row->participant));
        }
    }
    return Answer::ok({{u"participants"_s, participants}});
}

void ParticipantService::join(Transaction &transaction, const Standing &standing, const QList<UserId> &users) const
{
    const Timestamp at = now();
    const ConversationId id = standing.conversation;
    std::vector<Step> steps;
    for (const UserId user : users) {
        steps.push_back(conversation_store::stepMembers(transaction, id, 1, at));
        participant_store::join(transaction, id, user, Role::Member, steps.back().lastSeq, steps.back().version, at);
    }
    const User actor = person::publicUsers(transaction, {standing.user}).value(standing.user);
    for (const UserId user : users) {
        person::tell(transaction, user, u"conversations"_s, {{u"conversationId"_s, id.toString()}});
        notify(transaction, m_ids, user, NotificationKind::ParticipantAdded, actor, id);
    }
    for (qsizetype i = 0; i < users.size(); ++i) {
        if (const auto row = participant_store::one(transaction, id, users.at(i)))
            conversation_events::tellParticipant(transaction, row->participant, row->sendsReadReceipts, steps[size_t(i)].memberCount);
    }
    writeSystemMessage(transaction, m_ids, id, standing.user, {.event = u"added"_s, .users = users}, at);
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
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    auto row = currentMember(transaction, id, user);
    if (!row)
        return ErrorCode::NotFound;
    if (standing->role != Role::Owner)
        return ErrorCode::Forbidden;
    Participant &participant = row->participant;
    if (participant.role != role) {
        if (isLastOwner(transaction, participant))
            return ErrorCode::LastOwner;
        const Timestamp at = now();
        const Step step = conversation_store::step(transaction, id, at);
        participant_store::setRole(transaction, id, user, role, step.version, at);
        participant.role = role;
        participant.version = step.version;
        conversation_events::tellParticipant(transaction, participant, row->sendsReadReceipts, step.memberCount);
        writeSystemMessage(transaction, m_ids, id, standing->user, {.event = u"role"_s, .users = {user}, .text = roleName(role)}, at);
    }
    participant.pointers.readSeq = 0;
    return Answer::ok(toJson(participant));
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
    auto row = currentMember(transaction, id, user);
    if (!row)
        return ErrorCode::NotFound;
    Participant &participant = row->participant;
    const bool isLeaving = user == standing->user;
    if (!isLeaving && standing->role <= participant.role)
        return ErrorCode::Forbidden;
    if (standing->memberCount > 1 && isLastOwner(transaction, participant))
        return ErrorCode::LastOwner;
    const Timestamp at = now();
    const Step step = conversation_store::stepMembers(transaction, id, -1, at);
    participant_store::leave(transaction, id, user, step.lastSeq, step.version, at);
    participant.role = Role::Member;
    participant.leftAt = at;
    participant.version = step.version;
    conversation_events::tellParticipant(transaction, participant, row->sendsReadReceipts, step.memberCount, user);
    writeSystemMessage(transaction, m_ids, id, standing->user, {.event = isLeaving ? u"left"_s : u"removed"_s, .users = {user}}, at);
    person::tell(transaction, user, u"conversations"_s, {{u"conversationId"_s, id.toString()}});
    return Answer::none();
}

} // namespace kith::server
