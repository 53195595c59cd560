// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_events.h"

#include "server/conversations/visible_history.h"
#include "server/users/blocked_view.h"

#include <QtCore/QSet>

#include <algorithm>
#include <functional>

namespace kith::server::conversation_events {

using namespace Qt::Literals::StringLiterals;

namespace {
struct Hearer
{
    UserId user;
    bool exchangesReads; ///< read receipts
};
using Audience = std::vector<Hearer>;
using IsFor = std::function<bool(UserId)>;

/// Current members and `also`, without those in `except`.
Audience audienceOf(Transaction &transaction, ConversationId conversation, UserId also, const QSet<UserId> &except = {})
{
    static const QString sql = u"SELECT p.user_id, u.read_receipts FROM participants p JOIN users u ON u.id = p.user_id "
                               "WHERE p.conversation_id = ? AND (p.left_at IS NULL OR p.user_id = ?)"_s;
    Audience out;
    Rows rows = transaction.select(sql, {conversation.value(), also.value()});
    while (rows.next()) {
        const auto user = rows.id<UserId>(0);
        if (!except.contains(user))
            out.push_back({.user = user, .exchangesReads = rows.boolean(1)});
    }
    return out;
}

/// Members who send no read receipts see nobody's read position, and get `withoutReads`.
struct PointerEvent
{
    ConversationId conversation;
    QString name;
    qint64 version = 0;
    QJsonObject withReads = {};
    QJsonObject withoutReads = {};
};

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

QJsonObject tellMessage(Transaction &transaction, const QString &name, const Message &message, std::vector<UserId> audience, UserId reader)
{
    const auto publish = [&](const QJsonObject &data, std::vector<UserId> people) {
        transaction.publish(tell({name, message.conversation, message.version, data}, std::move(people)));
    };
    const QJsonObject whole = toJson(message);
    const std::vector<UserId> gone = message.quote ? whoWasGone(transaction, message.replyTo) : std::vector<UserId>();
    if (gone.empty()) {
        publish(whole, std::move(audience));
        return whole;
    }
    QJsonObject withoutQuote = whole;
    withoutQuote.remove(u"quote"_s);
    const auto wasGone = [&gone](UserId user) { return std::ranges::find(gone, user) != gone.end(); };
    const auto few = std::ranges::partition(audience, [&wasGone](UserId user) { return !wasGone(user); });
    publish(withoutQuote, {few.begin(), few.end()});
    audience.erase(few.begin(), few.end());
    publish(whole, std::move(audience));
    return wasGone(reader) ? withoutQuote : whole;
}

void tellMembers(Transaction &transaction, const ServerEvent &event)
{
    transaction.publish(tell(event, conversation_store::members(transaction, event.conversation)));
}

namespace {
void tellPointers(Transaction &transaction, const PointerEvent &event, const Audience &audience, const IsFor &isFor)
{
    const bool isSame = event.withReads == event.withoutReads;
    std::vector<UserId> readers;
    std::vector<UserId> others;
    for (const Hearer &hearer : audience) {
        if (isFor(hearer.user))
            (isSame || hearer.exchangesReads ? readers : others).push_back(hearer.user);
    }
    publish(transaction, event, event.withReads, std::move(readers));
    publish(transaction, event, event.withoutReads, std::move(others));
}

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

/// With the pointers that each may see: between two people with a block, those of before it.
void tellLooking(Transaction &transaction, const ParticipantRow &row, int memberCount, const Audience &audience, const IsFor &isFor)
{
    const UserId user = row.participant.user.id;
    const bool canBeDirect = memberCount <= 2;
    if (!canBeDirect || !conversation_store::isBlocked(transaction, row.participant.conversation, user)) {
        tellPointers(transaction, participantEvent(row, memberCount), audience, isFor);
        return;
    }
    ParticipantRow told = row;
    told.participant.pointers = participant_store::toldPointers(transaction, row.participant.conversation, user);
    const auto isForOther = [&](UserId hearer) { return hearer != user && isFor(hearer); };
    const auto isForOneself = [&](UserId hearer) { return hearer == user && isFor(hearer); };
    tellPointers(transaction, participantEvent(told, memberCount), audience, isForOther);
    tellPointers(transaction, participantEvent(row, memberCount), audience, isForOneself);
}

void tellAudience(Transaction &transaction, const ParticipantRow &row, int memberCount, const Audience &audience)
{
    if (audience.empty())
        return;
    // Whom this person blocked goes on seeing the profile of then.
    const QList<UserId> blocked = blocked_view::viewersOf(transaction, row.participant.user.id);
    for (const UserId viewer : blocked) {
        QList<ParticipantRow> seen{row};
        participant_store::name(transaction, seen, viewer);
        tellLooking(transaction, seen.first(), memberCount, audience, [viewer](UserId hearer) { return hearer == viewer; });
    }
    tellLooking(transaction, row, memberCount, audience, [&](UserId hearer) { return !std::ranges::binary_search(blocked, hearer); });
}
} // namespace

void tellParticipant(Transaction &transaction, const ParticipantRow &row, int memberCount, UserId removed)
{
    tellAudience(transaction, row, memberCount, audienceOf(transaction, row.participant.conversation, removed));
}

void tellNewcomers(Transaction &transaction, const QList<Newcomer> &newcomers)
{
    if (newcomers.isEmpty())
        return;
    QSet<UserId> joined;
    for (const Newcomer &newcomer : newcomers)
        joined.insert(newcomer.row.participant.user.id);
    const Audience audience = audienceOf(transaction, newcomers.first().row.participant.conversation, {}, joined);
    for (const Newcomer &newcomer : newcomers)
        tellAudience(transaction, newcomer.row, newcomer.memberCount, audience);
}

} // namespace kith::server::conversation_events
