// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_changes.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/whole_messages.h"
#include "server/users/person.h"
#include "shared/limits.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

struct Change
{
    qint64 version = 0;
    QString name;
    QJsonObject data;
};

struct Span
{
    qint64 after = 0;
    qint64 last = 0; ///< closed
    qint64 limit = 0;
};

void addMessages(Transaction &transaction, const Standing &standing, Span span, QList<Change> &changes)
{
    static const QString sql
        = u"SELECT "_s + messageColumns()
          + u" FROM messages m WHERE m.conversation_id = ? AND m.version > ? AND m.version <= ? AND m.seq <= ? ORDER BY m.version LIMIT ?"_s;
    std::vector<MessageRow> found;
    {
        Rows rows = transaction.select(sql, {standing.conversation.value(), span.after, span.last, standing.lastSeq, span.limit});
        while (rows.next()) {
            found.push_back(messageRowFrom(rows));
            found.back().asOfVersion = standing.leftVersion();
        }
    }
    completeMessages(transaction, found);
    for (const MessageRow &row : found)
        changes.append(
            {row.message.version, row.has(message_part::changed) ? u"message.changed"_s : u"message.created"_s, toJson(row.message)});
}

void addParticipants(Transaction &transaction, const Standing &standing, Span span, bool seesReads, QList<Change> &changes)
{
    QList<ParticipantRow> rows = participant_store::changed(transaction, standing.conversation, span.after, span.last, span.limit);
    if (standing.leftAt)
        rows.removeIf([&](const ParticipantRow &row) { return row.participant.joinedAt > *standing.leftAt; });
    participant_store::name(transaction, rows);
    for (ParticipantRow &row : rows) {
        Participant &participant = row.participant;
        const bool isMe = participant.user.id == standing.user;
        if (!isMe && !(seesReads && row.sendsReadReceipts))
            participant.pointers.readSeq = 0;
        if (standing.isFormer() && !isMe)
            participant.pointers = {};
        if (standing.leftAt && participant.leftAt && *participant.leftAt > *standing.leftAt)
            participant.leftAt.reset();
        changes.append({participant.version, u"participant.changed"_s, toJson(participant)});
    }
}

void addProperties(const Standing &standing, Span span, QList<Change> &changes)
{
    if (standing.propertiesVersion <= span.after || standing.propertiesVersion > span.last)
        return;
    const Step step{.version = standing.propertiesVersion, .lastSeq = standing.lastSeq, .memberCount = standing.memberCount};
    changes.append({step.version, u"conversation.changed"_s, conversation_events::propertiesJson(standing, step)});
}

QList<Change> collect(Transaction &transaction, const Standing &standing, Span span, bool seesReads)
{
    QList<Change> changes;
    addMessages(transaction, standing, span, changes);
    addParticipants(transaction, standing, span, seesReads, changes);
    addProperties(standing, span, changes);
    std::ranges::sort(changes, {}, &Change::version);
    return changes;
}

/// What belongs to a former member's part of the history but was changed after the leaving: a message unsent since,
/// a participant who left since. All of it at once, for it shares one version.
QList<Change> changedSinceLeaving(Transaction &transaction, const Standing &standing, bool seesReads)
{
    QList<Change> changes = collect(transaction, standing, {.after = standing.version, .last = unbounded, .limit = unbounded}, seesReads);
    for (Change &change : changes)
        change.version = standing.version;
    return changes;
}
} // namespace

Result<Answer> conversationChanges(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<ConversationId>("conversationId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    const auto standing = conversation_store::standing(transaction, id, call.caller.user);
    if (!standing)
        return ErrorCode::NotFound;
    const qint64 after = in.integer("after"_L1, Need::Optional, 0, unbounded, 0);
    const qint64 limit = in.integer("limit"_L1, Need::Optional, 1, limits::pageMax, limits::pageDefault);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const bool seesReads = person::sendsReadReceipts(transaction, call.caller.user);
    QList<Change> changes = collect(transaction, *standing, {.after = after, .last = standing->version, .limit = limit + 1}, seesReads);
    const bool more = changes.size() > limit;
    if (more)
        changes.resize(limit);
    else if (standing->isFormer() && after < standing->version)
        changes += changedSinceLeaving(transaction, *standing, seesReads);
    QJsonArray list;
    for (const Change &change : std::as_const(changes))
        list.append(QJsonObject{{u"on"_s, change.name}, {u"version"_s, change.version}, {u"data"_s, change.data}});
    return Answer::ok({{u"changes"_s, list},
                       {u"version"_s, more ? changes.last().version : standing->version},
                       {u"more"_s, more},
                       {u"lastSeq"_s, standing->lastSeq},
                       {u"memberCount"_s, standing->memberCount}});
}

} // namespace kith::server
