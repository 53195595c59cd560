// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/whole_messages.h"

#include "server/conversations/visible_history.h"
#include "server/files/file_store.h"
#include "server/storage/id_chunks.h"
#include "shared/limits.h"

#include <algorithm>
#include <map>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 unbounded = std::numeric_limits<qint64>::max();

bool wasEditedAfter(const MessageRow &row)
{
    return row.asOfVersion && row.message.editedAt && row.editedVersion > *row.asOfVersion;
}

/// A content before an edit.
struct Earlier
{
    int number = 0;
    QString content;
    QList<Mention> mentions;
    Timestamp at{};
    qint64 version = 0;
};

/// The newest first.
QHash<MessageId, QList<Earlier>> earlierContents(Transaction &transaction, const QList<MessageId> &ids)
{
    QHash<MessageId, QList<Earlier>> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = transaction.select(u"SELECT message_id, number, content, mentions, at, version FROM message_edits "
                                       "WHERE message_id IN (%1) ORDER BY message_id, number DESC"_s.arg(chunk.placeholders),
                                       chunk.values);
        while (rows.next()) {
            out[rows.id<MessageId>(0)].append({.number = int(rows.integer(1)),
                                               .content = rows.text(2),
                                               .mentions = rows.isNull(3) ? QList<Mention>() : mentionsFrom(rows.text(3)),
                                               .at = rows.timestamp(4),
                                               .version = rows.integer(5)});
        }
    }
    return out;
}

/// The version that a reader who left knows: that of then, or of the last time since that something was taken back. A tombstone
/// keeps its own, which is the version in which it became one.
void addVersionsOfThen(Transaction &transaction, std::span<MessageRow> rows)
{
    QHash<MessageId, MessageRow *> changed;
    for (MessageRow &row : rows) {
        if (row.asOfVersion && row.message.version > *row.asOfVersion && !row.message.isUnsent())
            changed.insert(row.message.id, &row);
    }
    if (changed.isEmpty())
        return;
    QHash<MessageId, qint64> then;
    for (const IdChunk &chunk : idChunks(changed.keys())) {
        Rows versions = transaction.select(
            u"SELECT e.message_id, e.version, 0 FROM earlier_versions e WHERE e.message_id IN (%1) UNION ALL "
            "SELECT m.id, w.version, 1 FROM messages m JOIN withdrawals w ON w.conversation_id = m.conversation_id AND w.seq = m.seq "
            "WHERE m.id IN (%1)"_s.arg(chunk.placeholders),
            chunk.values + chunk.values);
        while (versions.next()) {
            const MessageId id = versions.id<MessageId>(0);
            const qint64 version = versions.integer(1);
            const MessageRow &row = *changed.value(id);
            const bool isWithdrawal = versions.boolean(2);
            if (isWithdrawal ? version > *row.asOfVersion && version <= row.viewVersion : version <= *row.asOfVersion)
                then[id] = std::max(then.value(id), version);
        }
    }
    for (MessageRow *row : std::as_const(changed))
        row->message.version = then.value(row->message.id, *row->asOfVersion);
}

/// Undoes what happened to the rows after their reader left.
void goBack(Transaction &transaction, std::span<MessageRow> rows)
{
    addVersionsOfThen(transaction, rows);
    QList<MessageId> edited;
    for (MessageRow &row : rows) {
        if (row.asOfVersion && row.message.pinnedAt && row.pinnedVersion > *row.asOfVersion) {
            row.message.pinnedAt.reset();
            row.message.pinnedBy = {};
        }
        if (wasEditedAfter(row))
            edited.append(row.message.id);
    }
    if (edited.isEmpty())
        return;
    const QHash<MessageId, QList<Earlier>> contents = earlierContents(transaction, edited);
    for (MessageRow &row : rows) {
        if (!wasEditedAfter(row))
            continue;
        const QList<Earlier> versions = contents.value(row.message.id);
        const auto seen = std::ranges::find_if(versions, [&](const Earlier &one) { return one.version <= *row.asOfVersion; });
        const Earlier then = seen == versions.end() ? Earlier{} : *seen;
        row.message.content = then.content;
        row.message.mentions = then.mentions;
        row.message.edits = then.number;
        row.message.editedAt = then.number == 0 ? std::nullopt : std::optional(then.at);
    }
}

void addAttachments(Transaction &transaction, std::span<MessageRow> rows)
{
    QList<MessageId> ids;
    for (const MessageRow &row : rows) {
        if (row.has(message_part::attachments))
            ids.append(row.message.id);
    }
    if (ids.isEmpty())
        return;
    const QHash<MessageId, QList<Attachment>> found = FileStore(transaction).attachmentsOf(ids);
    for (MessageRow &row : rows)
        row.message.attachments = found.value(row.message.id);
}

struct OrderedReaction
{
    Reaction reaction;
    qint64 firstVersion = 0;
};

/// The reactions that were there at `asOfVersion`, with the first people of each emoji and the count of all.
QHash<MessageId, QList<OrderedReaction>> reactionsOf(Transaction &transaction, const QList<MessageId> &ids, qint64 asOfVersion)
{
    QHash<MessageId, QList<OrderedReaction>> out;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = transaction.select(
            u"SELECT message_id, emoji, user_id, total, version FROM (SELECT message_id, emoji, user_id, version, "
            "COUNT(*) OVER (PARTITION BY message_id, emoji) AS total, "
            "ROW_NUMBER() OVER (PARTITION BY message_id, emoji ORDER BY version) AS place "
            "FROM message_reactions WHERE message_id IN (%1) AND version <= ?) AS r "
            "WHERE place <= %2 ORDER BY message_id, emoji, place"_s.arg(chunk.placeholders)
                .arg(limits::reactorsShown),
            chunk.values + QVariantList{asOfVersion});
        while (rows.next()) {
            QList<OrderedReaction> &list = out[rows.id<MessageId>(0)];
            const QString emoji = rows.text(1);
            if (list.isEmpty() || list.last().reaction.emoji != emoji)
                list.append({.reaction = {.emoji = emoji, .count = int(rows.integer(3))}, .firstVersion = rows.integer(4)});
            list.last().reaction.users.append(rows.id<UserId>(2));
        }
    }
    return out;
}

void addReactions(Transaction &transaction, std::span<MessageRow> rows)
{
    std::map<qint64, QList<MessageId>> wanted; // one entry but in lists of several conversations that the reader left
    for (const MessageRow &row : rows) {
        if (row.has(message_part::reactions))
            wanted[row.asOfVersion.value_or(unbounded)].append(row.message.id);
    }
    QHash<MessageId, QList<OrderedReaction>> found;
    for (const auto &[version, ids] : wanted)
        found.insert(reactionsOf(transaction, ids, version));
    for (MessageRow &row : rows) {
        auto reactions = found.find(row.message.id);
        if (reactions == found.end())
            continue;
        std::ranges::sort(*reactions, {}, &OrderedReaction::firstVersion);
        for (const OrderedReaction &one : std::as_const(*reactions))
            row.message.reactions.append(one.reaction);
    }
}

using Gaps = QHash<std::pair<UserId, ConversationId>, QList<SeqSpan>>;

/// What was written while the readers of these replies were gone.
Gaps gapsOf(Transaction &transaction, const std::vector<MessageRow *> &replies)
{
    QHash<UserId, QSet<ConversationId>> wanted; // of one reader, but for rows of several lists at once
    for (const MessageRow *reply : replies) {
        if (!reply->reader.isNull())
            wanted[reply->reader].insert(reply->message.conversation);
    }
    Gaps out;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        for (const IdChunk &chunk : idChunks(it->values())) {
            Rows rows = transaction.select(
                u"SELECT conversation_id, after_seq + 1, to_seq FROM history_gaps WHERE conversation_id IN (%1) AND user_id = ?"_s.arg(
                    chunk.placeholders),
                chunk.values + QVariantList{it.key().value()});
            while (rows.next())
                out[{it.key(), rows.id<ConversationId>(0)}].append({rows.integer(1), rows.integer(2)});
        }
    }
    return out;
}

bool isWithin(const QList<SeqSpan> &gaps, qint64 seq)
{
    return std::ranges::any_of(gaps, [seq](const SeqSpan &gap) { return gap.first <= seq && seq <= gap.last; });
}

void addQuotes(Transaction &transaction, std::span<MessageRow> rows)
{
    QList<MessageId> ids;
    for (const MessageRow &row : rows) {
        if (!row.message.replyTo.isNull())
            ids.append(row.message.replyTo);
    }
    if (ids.isEmpty())
        return;
    QHash<MessageId, MessageRow> found;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows originals = transaction.select(
            u"SELECT "_s + messageColumns() + u" FROM messages m WHERE m.id IN (%1)"_s.arg(chunk.placeholders), chunk.values);
        while (originals.next()) {
            const MessageRow original = messageRowFrom(originals);
            found.insert(original.message.id, original);
        }
    }
    std::vector<MessageRow> originals;
    std::vector<MessageRow *> replies;
    for (MessageRow &row : rows) {
        if (const auto it = found.constFind(row.message.replyTo); it != found.constEnd()) {
            replies.push_back(&row);
            originals.push_back(*it);
            originals.back().asOfVersion = row.asOfVersion;
        }
    }
    goBack(transaction, originals);
    const Gaps gaps = gapsOf(transaction, replies);
    for (size_t i = 0; i < replies.size(); ++i) {
        Message &reply = replies[i]->message;
        if (!isWithin(gaps.value({replies[i]->reader, reply.conversation}), originals[i].message.seq))
            reply.quote = quoteOf(originals[i].message);
    }
}
} // namespace

std::optional<Quote> quoteOf(const Message &original)
{
    if (original.isUnsent())
        return std::nullopt;
    qsizetype end = 0;
    for (int points = 0; end < original.content.size() && points < limits::quoteLength; ++points)
        end += original.content.at(end).isHighSurrogate() ? 2 : 1;
    return Quote{.message = original.id, .sender = original.sender, .type = original.type, .excerpt = original.content.left(end)};
}

void completeMessages(Transaction &transaction, std::span<MessageRow> rows)
{
    goBack(transaction, rows);
    addAttachments(transaction, rows);
    addReactions(transaction, rows);
    addQuotes(transaction, rows);
}

Message completeMessage(Transaction &transaction, MessageRow row)
{
    completeMessages(transaction, {&row, 1});
    return std::move(row.message);
}

} // namespace kith::server
