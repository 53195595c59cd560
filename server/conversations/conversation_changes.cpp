// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_changes.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/page_budget.h"
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

qint64 weightOf(const Change &change)
{
    return frameWeight + weightOfText(change.data.value("content"_L1).toString());
}

struct Span
{
    qint64 after = 0;
    qint64 last = 0; ///< closed
    qint64 limit = 0;
};

void append(Transaction &transaction, std::vector<MessageRow> rows, QList<Change> &changes)
{
    completeMessages(transaction, rows);
    for (const MessageRow &row : rows)
        changes.append(
            {row.message.version, row.has(message_part::changed) ? u"message.changed"_s : u"message.created"_s, toJson(row.message)});
}

std::vector<MessageRow> read(Rows rows, const Standing &standing)
{
    std::vector<MessageRow> out;
    while (rows.next()) {
        out.push_back(messageRowFrom(rows));
        out.back().asOfVersion = standing.leftVersion();
    }
    return out;
}

/// A condition on `messages m`: not written between a leaving and the return of the person that the placeholder names.
const QString outsideGaps = u" AND NOT EXISTS (SELECT 1 FROM history_gaps g WHERE g.conversation_id = m.conversation_id AND g.user_id = ? "
                            "AND m.seq > g.after_seq AND m.seq <= g.to_seq)"_s;

void addMessages(Transaction &transaction, const Standing &standing, Span span, QList<Change> &changes)
{
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.version > ? AND m.version <= ? AND m.seq <= ?"_s
                               + outsideGaps + u" ORDER BY m.version LIMIT ?"_s;
    append(transaction,
           read(transaction.select(
                    sql, {standing.conversation.value(), span.after, span.last, standing.lastSeq, standing.user.value(), span.limit}),
                standing),
           changes);
}

/// What a former member has seen and what was changed after the leaving, as it was then. All of it at once, for it
/// shares one version: that of the leaving.
void addChangedSinceLeaving(Transaction &transaction, const Standing &standing, QList<Change> &changes)
{
    addMessages(transaction, standing, {.after = standing.leavingVersion, .last = unbounded, .limit = unbounded}, changes);
}

/// Of that, what something was taken back from, under the versions in which this was done.
void addWithdrawn(Transaction &transaction, const Standing &standing, Span span, QList<Change> &changes)
{
    static const QString sql
        = u"SELECT "_s + messageColumns()
          + u", w.version FROM withdrawals w JOIN messages m ON m.conversation_id = w.conversation_id AND m.seq = w.seq "
            "WHERE w.conversation_id = ? AND w.version > ? AND w.version <= ? AND m.seq <= ?"_s
          + outsideGaps + u" ORDER BY w.version LIMIT ?"_s;
    std::vector<MessageRow> found;
    std::vector<qint64> versions;
    {
        Rows rows = transaction.select(
            sql, {standing.conversation.value(), span.after, span.last, standing.lastSeq, standing.user.value(), span.limit});
        while (rows.next()) {
            found.push_back(messageRowFrom(rows));
            found.back().asOfVersion = standing.leftVersion();
            versions.push_back(rows.integer(messageColumnCount));
        }
    }
    completeMessages(transaction, found);
    for (size_t i = 0; i < found.size(); ++i) {
        found[i].message.version = versions[i];
        changes.append({versions[i], u"message.changed"_s, toJson(found[i].message)});
    }
}

void addParticipants(Transaction &transaction, const Standing &standing, Span span, bool seesReads, QList<Change> &changes)
{
    QList<ParticipantRow> rows = participant_store::changed(transaction, standing, span.after, span.last, span.limit);
    participant_store::name(transaction, rows, standing.user);
    for (ParticipantRow &row : rows) {
        participant_store::hidePointers(transaction, standing, seesReads, row);
        changes.append({row.participant.version, u"participant.changed"_s, toJson(row.participant)});
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
    if (standing.isFormer() && span.after >= standing.leavingVersion)
        addWithdrawn(transaction, standing, span, changes);
    else
        addMessages(transaction, standing, span, changes);
    addParticipants(transaction, standing, span, seesReads, changes);
    addProperties(standing, span, changes);
    std::ranges::sort(changes, {}, &Change::version);
    return changes;
}

struct Absence
{
    qint64 afterVersion = 0;
    qint64 toVersion = 0;
};

/// The one in which the version lies up to which the caller knows the conversation.
std::optional<Absence> absenceAt(Transaction &transaction, const Standing &standing, qint64 version)
{
    static const QString sql = u"SELECT after_version, to_version FROM history_gaps WHERE conversation_id = ? AND user_id = ? "
                               "AND after_version <= ? AND to_version > ?"_s;
    Rows rows = transaction.select(sql, {standing.conversation.value(), standing.user.value(), version, version});
    if (!rows.next())
        return std::nullopt;
    return Absence{rows.integer(0), rows.integer(1)};
}

/// All of it at once, as news of the return: some of it is older than what was told to the caller while they were gone.
QList<Change> changesOfAbsence(Transaction &transaction, const Standing &standing, const Absence &absence, bool seesReads)
{
    QList<Change> changes = collect(
        transaction, standing, {.after = absence.afterVersion, .last = std::min(absence.toVersion, standing.version), .limit = unbounded},
        seesReads);
    for (Change &change : changes)
        change.version = absence.toVersion;
    return changes;
}

QJsonObject page(const Standing &standing, const QList<Change> &changes, qint64 reached)
{
    QJsonArray list;
    for (const Change &change : changes)
        list.append(QJsonObject{{u"on"_s, change.name}, {u"version"_s, change.version}, {u"data"_s, change.data}});
    return {{u"changes"_s, list},
            {u"version"_s, reached},
            {u"more"_s, reached < standing.version},
            {u"lastSeq"_s, standing.lastSeq},
            {u"memberCount"_s, standing.memberCount}};
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
    if (const auto absence = absenceAt(transaction, *standing, after))
        return Answer::ok(page(*standing, changesOfAbsence(transaction, *standing, *absence, seesReads), absence->toVersion));
    // To a former member first what was up to the leaving, then what reached them later.
    const bool endsWithLeaving = standing->isFormer() && after < standing->leavingVersion;
    const qint64 last = endsWithLeaving ? standing->leavingVersion : standing->version;
    QList<Change> changes = collect(transaction, *standing, {.after = after, .last = last, .limit = limit + 1}, seesReads);
    const qsizetype count = std::min<qsizetype>(limit, fitting(changes));
    const bool more = changes.size() > count;
    if (more)
        changes.resize(count);
    else if (endsWithLeaving)
        addChangedSinceLeaving(transaction, *standing, changes);
    return Answer::ok(page(*standing, changes, more ? changes.last().version : last));
}

} // namespace kith::server
