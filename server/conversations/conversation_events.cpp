// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_events.h"

#include "server/users/blocked_view.h"

#include <algorithm>

namespace kith::server::conversation_events {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Audience
{
    std::vector<UserId> readers; ///< exchange read receipts
    std::vector<UserId> others;
};

Audience pointerAudience(Transaction &transaction, ConversationId conversation, UserId also, const QList<UserId> &except,
                         const std::vector<UserId> &onlyTo)
{
    static const QString sql = u"SELECT p.user_id, u.read_receipts FROM participants p JOIN users u ON u.id = p.user_id "
                               "WHERE p.conversation_id = ? AND (p.left_at IS NULL OR p.user_id = ?)"_s;
    Audience out;
    Rows rows = transaction.select(sql, {conversation.value(), also.value()});
    while (rows.next()) {
        const auto user = rows.id<UserId>(0);
        if (except.contains(user) || (!onlyTo.empty() && std::ranges::find(onlyTo, user) == onlyTo.end()))
            continue;
        (rows.boolean(1) ? out.readers : out.others).push_back(user);
    }
    return out;
}

void publish(Transaction &transaction, const PointerEvent &event, const QJsonObject &data, std::vector<UserId> audience)
{
    if (!audience.empty() && !data.isEmpty())
        transaction.publish(tell({event.name, event.conversation, event.version, data}, std::move(audience)));
}
} // namespace

QJsonObject propertiesJson(const Standing &properties, const Step &step)
{
    QJsonObject out{
        {u"id"_s, properties.conversation.toString()},
        {u"isGroup"_s, properties.isGroup},
        {u"name"_s, properties.properties.name},
        {u"about"_s, properties.properties.about},
        {u"rules"_s, toJson(properties.properties.rules)},
        {u"version"_s, step.version},
        {u"lastSeq"_s, step.lastSeq},
        {u"memberCount"_s, step.memberCount},
        {u"createdAt"_s, toRfc3339(properties.createdAt)},
    };
    if (!properties.properties.picture.isNull())
        out.insert(u"picture"_s, properties.properties.picture.toString());
    return out;
}

void tellMembers(Transaction &transaction, const ServerEvent &event)
{
    transaction.publish(tell(event, conversation_store::members(transaction, event.conversation)));
}

void tellPointers(Transaction &transaction, const PointerEvent &event, UserId also, const QList<UserId> &except,
                  const std::vector<UserId> &onlyTo)
{
    Audience audience = pointerAudience(transaction, event.conversation, also, except, onlyTo);
    if (event.withReads == event.withoutReads) {
        audience.readers.insert(audience.readers.end(), audience.others.begin(), audience.others.end());
        audience.others.clear();
    }
    publish(transaction, event, event.withReads, std::move(audience.readers));
    publish(transaction, event, event.withoutReads, std::move(audience.others));
}

namespace {
PointerEvent participantEvent(const ParticipantRow &row, int memberCount)
{
    const Participant &participant = row.participant;
    PointerEvent event{.conversation = participant.conversation, .name = u"participant.changed"_s, .version = participant.version};
    Participant blank = participant;
    blank.pointers.readSeq = 0;
    event.withReads = toJson(row.sendsReadReceipts ? participant : blank);
    event.withReads.insert(u"memberCount"_s, memberCount);
    event.withoutReads = toJson(blank);
    event.withoutReads.insert(u"memberCount"_s, memberCount);
    return event;
}
} // namespace

namespace {
/// To all, or to those in `onlyTo`.
void tellLooking(Transaction &transaction, const ParticipantRow &row, int memberCount, UserId removed, const QList<UserId> &except,
                 const std::vector<UserId> &onlyTo = {})
{
    const UserId user = row.participant.user.id;
    const bool canBeDirect = memberCount <= 2;
    if (!canBeDirect || !conversation_store::isBlocked(transaction, row.participant.conversation, user)) {
        tellPointers(transaction, participantEvent(row, memberCount), removed, except, onlyTo);
        return;
    }
    ParticipantRow told = row;
    told.participant.pointers = participant_store::toldPointers(transaction, row.participant.conversation, user);
    tellPointers(transaction, participantEvent(told, memberCount), removed, QList<UserId>(except) << user, onlyTo);
    if (onlyTo.empty())
        tellPointers(transaction, participantEvent(row, memberCount), removed, except, {user});
}
} // namespace

void tellParticipant(Transaction &transaction, const ParticipantRow &row, int memberCount, UserId removed, const QList<UserId> &except)
{
    // Whom this person blocked goes on seeing the profile of then.
    const QList<UserId> blocked = blocked_view::viewersOf(transaction, row.participant.user.id);
    for (const UserId viewer : blocked) {
        QList<ParticipantRow> seen{row};
        participant_store::name(transaction, seen, viewer);
        tellLooking(transaction, seen.first(), memberCount, removed, except, {viewer});
    }
    tellLooking(transaction, row, memberCount, removed, except + blocked);
}

} // namespace kith::server::conversation_events
