// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/membership.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/system_message.h"
#include "server/notifications/notify.h"
#include "server/users/person.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Membership::Membership(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId actor)
    : m_transaction(transaction)
    , m_ids(ids)
    , m_conversation(conversation)
    , m_actor(actor)
    , m_at(now())
{
}

std::optional<ParticipantRow> Membership::current(UserId user) const
{
    auto row = participant_store::one(m_transaction, m_conversation, user);
    if (!row || row->participant.leftAt)
        return std::nullopt;
    return row;
}

bool Membership::isLastOwner(const Participant &participant) const
{
    return participant.role == Role::Owner && participant_store::owners(m_transaction, m_conversation) == 1;
}

void Membership::note(const QString &event, const QList<UserId> &users, const QString &text)
{
    writeSystemMessage(m_transaction, m_ids, m_conversation, m_actor, {.event = event, .users = users, .text = text}, m_at);
}

void Membership::join(const QList<UserId> &users, const QString &event)
{
    std::vector<Step> steps;
    for (const UserId user : users) {
        steps.push_back(conversation_store::stepMembers(m_transaction, m_conversation, 1, m_at));
        participant_store::join(m_transaction, m_conversation, user, Role::Member, steps.back(), m_at);
    }
    QList<UserId> inOrder = users; // of the locks
    std::ranges::sort(inOrder);
    const User actor = person::publicUsers(m_transaction, {m_actor}).value(m_actor);
    for (const UserId user : std::as_const(inOrder)) {
        person::tell(m_transaction, user, u"conversations"_s, {{u"conversationId"_s, m_conversation.toString()}});
        if (user != m_actor)
            notify(m_transaction, m_ids, user, NotificationKind::ParticipantAdded, actor, m_conversation);
    }
    QList<conversation_events::Newcomer> newcomers;
    for (qsizetype i = 0; i < users.size(); ++i) {
        if (auto row = participant_store::one(m_transaction, m_conversation, users.at(i)))
            newcomers.append({.row = std::move(*row), .memberCount = steps[size_t(i)].memberCount});
    }
    conversation_events::tellNewcomers(m_transaction, newcomers);
    note(event, users);
}

ParticipantRow Membership::setRole(ParticipantRow row, Role role)
{
    Participant &participant = row.participant;
    const Step step = conversation_store::step(m_transaction, m_conversation);
    participant_store::setRole(m_transaction, m_conversation, participant.user.id, role, step);
    participant.role = role;
    participant.version = step.version;
    conversation_events::tellParticipant(m_transaction, row, step.memberCount);
    note(u"role"_s, {participant.user.id}, roleName(role));
    return row;
}

void Membership::handOver(UserId leaver)
{
    static const QString sql = u"SELECT user_id FROM participants WHERE conversation_id = ? AND left_at IS NULL AND user_id <> ? "
                               "ORDER BY role DESC, joined_at, user_id LIMIT 1"_s;
    UserId heir;
    {
        Rows rows = m_transaction.select(sql, {m_conversation.value(), leaver.value()});
        if (rows.next())
            heir = rows.id<UserId>(0);
    }
    if (auto row = current(heir))
        setRole(std::move(*row), Role::Owner);
}

void Membership::leave(ParticipantRow row)
{
    Participant &participant = row.participant;
    const UserId user = participant.user.id;
    if (isLastOwner(participant))
        handOver(user);
    const Step step = conversation_store::stepMembers(m_transaction, m_conversation, -1, m_at);
    participant_store::leave(m_transaction, m_conversation, user, step, m_at);
    participant.role = Role::Member;
    participant.leftAt = m_at;
    participant.version = step.version;
    conversation_events::tellParticipant(m_transaction, row, step.memberCount, user);
    note(user == m_actor ? u"left"_s : u"removed"_s, {user});
    person::tell(m_transaction, user, u"conversations"_s, {{u"conversationId"_s, m_conversation.toString()}});
}

} // namespace kith::server
