// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/conversation_list.h"

#include "server/conversations/draft_store.h"
#include "server/conversations/own_settings_store.h"
#include "server/conversations/page_budget.h"
#include "server/conversations/participant_store.h"
#include "server/conversations/standing.h"
#include "server/conversations/whole_messages.h"
#include "server/notifications/unread.h"
#include "server/storage/id_chunks.h"
#include "server/users/person.h"
#include "shared/limits.h"

namespace kith::server::conversation_list {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int settingsColumn = standingColumnCount;
constexpr int peerColumn = settingsColumn + own_settings_store::columnCount;
constexpr int unreadColumn = peerColumn + 1;
constexpr int mentionsColumn = unreadColumn + 1;
constexpr int messageColumn = mentionsColumn + 1;

/// Behind it, conditions on p, c and z.
const QString &selection()
{
    static const QString text
        = u"SELECT "_s + standingColumns() + u", "_s + own_settings_store::columns()
          + u", (SELECT o.user_id FROM participants o WHERE c.is_group = 0 AND o.conversation_id = c.id AND o.user_id <> p.user_id), "_s
          + unreadExpression() + u", "_s + unreadMentionsExpression() + u", "_s + messageColumns() + u" FROM "_s + standingTables()
          + u" LEFT JOIN messages m ON m.conversation_id = c.id AND m.seq = COALESCE(p.left_seq, c.last_seq) WHERE p.user_id = ?"_s;
    return text;
}

struct Row
{
    Conversation conversation;
    UserId peer;
    Timestamp activityAt{};
    std::optional<MessageRow> lastMessage = {};
};

Row rowFrom(const Rows &rows)
{
    const Standing standing = standingFrom(rows);
    Row out{.conversation = {.id = standing.conversation,
                             .isGroup = standing.isGroup,
                             .name = standing.properties.name,
                             .about = standing.properties.about,
                             .picture = standing.properties.picture.isNull() ? QString() : standing.properties.picture.toString(),
                             .rules = standing.properties.rules,
                             .createdAt = standing.createdAt,
                             .version = standing.version,
                             .lastSeq = standing.lastSeq,
                             .memberCount = standing.memberCount,
                             .myRole = standing.role,
                             .mine = standing.pointers,
                             .unread = rows.integer(unreadColumn),
                             .unreadMentions = rows.integer(mentionsColumn),
                             .settings = own_settings_store::read(rows, settingsColumn),
                             .leftAt = standing.leftAt},
            .peer = rows.id<UserId>(peerColumn),
            .activityAt = standing.activityAt};
    if (!rows.isNull(messageColumn)) {
        out.lastMessage = messageRowFrom(rows, messageColumn);
        out.lastMessage->showTo(standing);
    }
    return out;
}

QList<Row> read(Rows rows)
{
    QList<Row> out;
    while (rows.next())
        out.append(rowFrom(rows));
    return out;
}

using PointersOf = QHash<ConversationId, QList<std::pair<UserId, Pointers>>>;

/// The other members', where a conversation is small enough to show them.
PointersOf pointersOf(Transaction &transaction, UserId user, const QList<Row> &rows)
{
    QList<ConversationId> shown;
    for (const Row &row : rows) {
        if (!row.conversation.leftAt && row.conversation.memberCount <= limits::liveDetailGroupSize)
            shown.append(row.conversation.id);
    }
    PointersOf out;
    const bool seesReads = person::sendsReadReceipts(transaction, user);
    for (const IdChunk &chunk : idChunks(shown)) {
        Rows found = transaction.select(
            u"SELECT p.conversation_id, p.user_id, p.delivered_seq, p.read_seq, u.read_receipts FROM participants p "
            "JOIN users u ON u.id = p.user_id WHERE p.conversation_id IN (%1) AND p.user_id <> ? AND p.left_at IS NULL ORDER BY p.user_id"_s
                .arg(chunk.placeholders),
            chunk.values + QVariantList{user.value()});
        while (found.next()) {
            const bool isShown = seesReads && found.boolean(4);
            const Pointers pointers{.deliveredSeq = found.integer(2), .readSeq = isShown ? found.integer(3) : 0};
            out[found.id<ConversationId>(0)].append({found.id<UserId>(1), pointers});
        }
    }
    return out;
}

/// Of pointers behind which a block stands; `open` as they were without it.
Pointers whatIsShown(Pointers told, const Pointers &open)
{
    return {.deliveredSeq = told.deliveredSeq, .readSeq = std::min(told.readSeq, open.readSeq)};
}

void addLastMessages(Transaction &transaction, QList<Row> &rows)
{
    std::vector<MessageRow> messages;
    for (const Row &row : std::as_const(rows)) {
        if (row.lastMessage)
            messages.push_back(*row.lastMessage);
    }
    completeMessages(transaction, messages);
    size_t next = 0;
    for (Row &row : rows) {
        if (row.lastMessage)
            row.conversation.lastMessage = std::move(messages[next++].message);
    }
}

/// A fixed number of statements, however many conversations there are.
QList<Conversation> complete(Transaction &transaction, const PresenceBoard &board, UserId user, QList<Row> rows)
{
    addLastMessages(transaction, rows);
    QList<UserId> peers;
    QList<ConversationId> ids;
    for (const Row &row : std::as_const(rows)) {
        ids.append(row.conversation.id);
        if (!row.peer.isNull())
            peers.append(row.peer);
    }
    const QHash<UserId, User> users = person::publicUsers(transaction, peers, user);
    const QHash<UserId, Presence> presence = person::visiblePresence(transaction, board, user, peers);
    const QHash<ConversationId, Draft> drafts = draft_store::of(transaction, user, ids);
    PointersOf pointers = pointersOf(transaction, user, rows);
    const QSet<UserId> blocked = person::blocksAmong(transaction, user, peers);
    QList<Conversation> out;
    for (Row &row : rows) {
        Conversation &conversation = row.conversation;
        if (const auto peer = users.constFind(row.peer); peer != users.constEnd())
            conversation.peer = *peer;
        if (const auto seen = presence.constFind(row.peer); seen != presence.constEnd())
            conversation.peerPresence = *seen;
        if (const auto draft = drafts.constFind(conversation.id); draft != drafts.constEnd())
            conversation.draft = *draft;
        if (blocked.contains(row.peer)) {
            for (auto &[other, reached] : pointers[conversation.id])
                reached = whatIsShown(participant_store::toldPointers(transaction, conversation.id, other), reached);
        }
        conversation.pointers = pointers.value(conversation.id);
        out.append(std::move(conversation));
    }
    return out;
}

/// Whether some were too much for one answer.
bool endEarly(QList<Conversation> &conversations)
{
    const qsizetype count = fitting(conversations);
    const bool isTooMuch = count < conversations.size();
    conversations.resize(count);
    return isTooMuch;
}
} // namespace

QString Position::toString() const
{
    return u"%1.%2"_s.arg(activityMs).arg(id);
}

std::optional<Position> Position::fromString(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    bool isTime = false;
    bool isId = false;
    Position out;
    out.activityMs = text.left(dot).toLongLong(&isTime);
    out.id = text.mid(dot + 1).toLongLong(&isId);
    if (dot < 0 || !isTime || !isId)
        return std::nullopt;
    return out;
}

std::optional<Conversation> one(Transaction &transaction, const PresenceBoard &board, UserId user, ConversationId conversation)
{
    static const QString sql = selection() + u" AND p.conversation_id = ?"_s;
    QList<Conversation> found = complete(transaction, board, user, read(transaction.select(sql, {user.value(), conversation.value()})));
    if (found.isEmpty())
        return std::nullopt;
    return found.takeFirst();
}

Page page(Transaction &transaction, const PresenceBoard &board, UserId user, Position before, qint64 limit)
{
    static const QString sql = selection()
                               + u" AND (COALESCE(p.left_at, c.touched_at) < ? OR (COALESCE(p.left_at, c.touched_at) = ? AND c.id < ?)) "
                                 "ORDER BY COALESCE(p.left_at, c.touched_at) DESC, c.id DESC LIMIT ?"_s;
    QList<Row> rows = read(transaction.select(sql, {user.value(), before.activityMs, before.activityMs, before.id, limit + 1}));
    Page out;
    out.more = rows.size() > limit;
    if (out.more)
        rows.removeLast();
    QList<Position> places;
    for (const Row &row : std::as_const(rows))
        places.append({.activityMs = toMs(row.activityAt), .id = row.conversation.id.value()});
    out.conversations = complete(transaction, board, user, std::move(rows));
    out.more = endEarly(out.conversations) || out.more;
    if (!out.conversations.isEmpty())
        out.next = places.at(out.conversations.size() - 1);
    return out;
}

ChangedPage changedSince(Transaction &transaction, const PresenceBoard &board, UserId user, qint64 since, ConversationId after,
                         qint64 limit)
{
    static const QString everything = selection() + u" AND p.conversation_id > ? ORDER BY p.conversation_id LIMIT ?"_s;
    // The others' pointers matter where they are shown.
    static const QString some
        = selection()
          + u" AND p.conversation_id > ? AND (p.stamp >= ? OR p.own_stamp >= ? OR (p.left_at IS NULL AND (c.stamp >= ? OR "
            "(c.member_count <= ? AND EXISTS (SELECT 1 FROM participants x WHERE x.conversation_id = c.id AND x.stamp >= ?))))) "
            "ORDER BY p.conversation_id LIMIT ?"_s;
    QList<Row> rows = since > 0 ? read(transaction.select(
                          some, {user.value(), after.value(), since, since, since, limits::liveDetailGroupSize, since, limit + 1}))
                                : read(transaction.select(everything, {user.value(), after.value(), limit + 1}));
    ChangedPage out{.more = rows.size() > limit};
    if (out.more)
        rows.removeLast();
    out.conversations = complete(transaction, board, user, std::move(rows));
    out.more = endEarly(out.conversations) || out.more;
    return out;
}

} // namespace kith::server::conversation_list
