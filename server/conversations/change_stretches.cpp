// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/change_stretches.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/page_budget.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/whole_messages.h"
#include "server/users/person.h"

#include <algorithm>

namespace kith::server::change_stretches {

using namespace Qt::Literals::StringLiterals;
using Kind = ChangeStretch::Kind;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

/// Versions.
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
        changes.append({.version = row.message.version,
                        .name = row.has(message_part::changed) ? u"message.changed"_s : u"message.created"_s,
                        .data = toJson(row.message),
                        .position = row.message.version,
                        .weight = weightOf(row.message)});
}

std::vector<MessageRow> readRows(Rows rows, const Standing &standing)
{
    std::vector<MessageRow> out;
    while (rows.next()) {
        out.push_back(messageRowFrom(rows));
        out.back().showTo(standing);
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
           readRows(transaction.select(
                        sql, {standing.conversation.value(), span.after, span.last, standing.lastSeq, standing.user.value(), span.limit}),
                    standing),
           changes);
}

/// What was changed after the leaving, behind a seq.
void addChangedSinceLeaving(Transaction &transaction, const Standing &standing, qint64 afterSeq, qint64 limit, QList<Change> &changes)
{
    static const QString sql = u"SELECT "_s + messageColumns()
                               + u" FROM messages m WHERE m.conversation_id = ? AND m.version > ? AND m.seq > ? AND m.seq <= ?"_s
                               + outsideGaps + u" ORDER BY m.seq LIMIT ?"_s;
    std::vector<MessageRow> rows = readRows(transaction.select(sql, {standing.conversation.value(), standing.leavingVersion, afterSeq,
                                                                     standing.lastSeq, standing.user.value(), limit}),
                                            standing);
    const qsizetype before = changes.size();
    append(transaction, rows, changes);
    for (size_t i = 0; i < rows.size(); ++i)
        changes[before + qsizetype(i)].position = rows[i].message.seq;
}

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
            found.back().showTo(standing);
            versions.push_back(rows.integer(messageColumnCount));
        }
    }
    completeMessages(transaction, found);
    for (size_t i = 0; i < found.size(); ++i) {
        changes.append({.version = versions[i],
                        .name = u"message.changed"_s,
                        .data = toJson(found[i].message),
                        .position = versions[i],
                        .weight = weightOf(found[i].message)});
    }
}

void addParticipants(Transaction &transaction, const Standing &standing, Span span, QList<Change> &changes)
{
    QList<ParticipantRow> rows = participant_store::changed(transaction, standing, span.after, span.last, span.limit);
    if (rows.isEmpty())
        return;
    participant_store::name(transaction, rows, standing.user);
    const bool seesReads = person::sendsReadReceipts(transaction, standing.user);
    for (ParticipantRow &row : rows) {
        participant_store::hidePointers(transaction, standing, seesReads, row);
        const qint64 version = row.participant.version;
        changes.append({.version = version,
                        .name = u"participant.changed"_s,
                        .data = toJson(row.participant),
                        .position = version,
                        .weight = frameWeight + weightOfText(row.participant.user.about)});
    }
}

void addProperties(const Standing &standing, Span span, QList<Change> &changes)
{
    if (standing.propertiesVersion <= span.after || standing.propertiesVersion > span.last)
        return;
    const Step step{.version = standing.propertiesVersion, .lastSeq = standing.lastSeq, .memberCount = standing.memberCount};
    changes.append({.version = step.version,
                    .name = u"conversation.changed"_s,
                    .data = conversation_events::propertiesJson(standing, step),
                    .position = step.version,
                    .weight = frameWeight + weightOfText(standing.properties.about)});
}

QList<Change> readLeaving(Transaction &transaction, const Standing &standing, const ChangeStretch &stretch, qint64 limit)
{
    QList<Change> changes;
    addChangedSinceLeaving(transaction, standing, stretch.after, limit, changes);
    if (changes.size() < limit) {
        QList<Change> last; // of the leaving itself
        addParticipants(transaction, standing, {.after = stretch.version - 1, .last = stretch.version, .limit = 1}, last);
        for (Change &change : last)
            change.position = unbounded;
        changes += last;
    }
    return changes;
}

struct AbsenceRange
{
    qint64 afterVersion = 0;
    qint64 toVersion = 0;
};

/// The one in which the version lies, or the next one behind it.
std::optional<AbsenceRange> absenceFrom(Transaction &transaction, const Standing &standing, qint64 version)
{
    static const QString sql = u"SELECT after_version, to_version FROM history_gaps WHERE conversation_id = ? AND user_id = ? "
                               "AND to_version > ? ORDER BY after_version LIMIT 1"_s;
    Rows rows = transaction.select(sql, {standing.conversation.value(), standing.user.value(), version});
    if (!rows.next())
        return std::nullopt;
    return AbsenceRange{rows.integer(0), rows.integer(1)};
}
} // namespace

std::optional<ChangeStretch> at(Transaction &transaction, const Standing &standing, qint64 version)
{
    if (version >= standing.version)
        return std::nullopt;
    qint64 end = standing.version;
    if (const auto absence = absenceFrom(transaction, standing, version)) {
        if (absence->afterVersion <= version)
            return ChangeStretch{
                .kind = Kind::Absence, .after = absence->afterVersion, .last = absence->toVersion, .version = absence->toVersion};
        end = absence->afterVersion;
    } else if (standing.isFormer()) {
        if (version >= standing.leavingVersion)
            return ChangeStretch{.kind = Kind::Withdrawn, .after = version, .last = end, .version = end};
        if (version == standing.leavingVersion - 1)
            return ChangeStretch{.kind = Kind::Leaving, .after = 0, .last = unbounded, .version = standing.leavingVersion};
        end = standing.leavingVersion - 1;
    }
    return ChangeStretch{.kind = Kind::Ordinary, .after = version, .last = end, .version = end};
}

QList<Change> read(Transaction &transaction, const Standing &standing, const ChangeStretch &stretch, qint64 limit)
{
    QList<Change> changes;
    const Span span{.after = stretch.after, .last = stretch.last, .limit = limit};
    if (stretch.kind == Kind::Leaving) {
        changes = readLeaving(transaction, standing, stretch, limit);
    } else {
        if (stretch.kind == Kind::Withdrawn)
            addWithdrawn(transaction, standing, span, changes);
        else
            addMessages(transaction, standing, span, changes);
        addParticipants(transaction, standing, span, changes);
        addProperties(standing, span, changes);
        std::ranges::sort(changes, {}, &Change::position);
        changes.resize(std::min<qsizetype>(limit, changes.size()));
    }
    if (stretch.isLump()) {
        for (Change &change : changes)
            change.version = stretch.version;
    }
    return changes;
}

} // namespace kith::server::change_stretches
