// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/draft_store.h"

#include "server/storage/id_chunks.h"

#include <algorithm>

namespace kith::server::draft_store {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString columns = u"conversation_id, session_id, text, version, updated_at"_s;

DraftText textFrom(const Rows &rows)
{
    return {.text = rows.text(2), .updatedAt = rows.timestamp(4), .version = rows.integer(3), .session = rows.id<SessionId>(1)};
}

/// `texts`: newest first.
std::optional<Draft> merged(const QList<DraftText> &texts)
{
    if (texts.isEmpty())
        return std::nullopt;
    Draft out{.newest = texts.first()};
    for (const DraftText &text : texts.sliced(1)) {
        const auto isSame = [&](const DraftText &known) { return known.text == text.text; };
        if (!isSame(out.newest) && std::ranges::none_of(out.others, isSame))
            out.others.append(text);
    }
    return out;
}
} // namespace

QHash<ConversationId, Draft> of(Transaction &transaction, UserId user, const QList<ConversationId> &conversations)
{
    QHash<ConversationId, QList<DraftText>> found;
    for (const IdChunk &chunk : idChunks(conversations)) {
        Rows rows = transaction.select(
            u"SELECT %1 FROM drafts WHERE user_id = ? AND conversation_id IN (%2) ORDER BY version DESC"_s.arg(columns, chunk.placeholders),
            QVariantList{user.value()} + chunk.values);
        while (rows.next())
            found[rows.id<ConversationId>(0)].append(textFrom(rows));
    }
    QHash<ConversationId, Draft> out;
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        if (const auto draft = merged(it.value()))
            out.insert(it.key(), *draft);
    }
    return out;
}

std::optional<Draft> of(Transaction &transaction, UserId user, ConversationId conversation)
{
    return merged(rows(transaction, user, conversation));
}

QList<DraftText> rows(Transaction &transaction, UserId user, ConversationId conversation)
{
    static const QString sql = u"SELECT %1 FROM drafts WHERE user_id = ? AND conversation_id = ? ORDER BY version DESC"_s.arg(columns);
    QList<DraftText> out;
    Rows found = transaction.select(sql, {user.value(), conversation.value()});
    while (found.next())
        out.append(textFrom(found));
    return out;
}

void put(Transaction &transaction, UserId user, ConversationId conversation, SessionId session, const QString &text, Timestamp at)
{
    static const QString sql
        = u"INSERT INTO drafts (user_id, conversation_id, session_id, text, version, updated_at) "
          "SELECT id, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT), version + 1, CAST(? AS BIGINT) FROM users WHERE id = ? "
          "ON CONFLICT (user_id, conversation_id, session_id) DO UPDATE SET text = excluded.text, version = excluded.version, "
          "updated_at = excluded.updated_at"_s;
    transaction.execute(sql, {conversation.value(), session.value(), text, toMs(at), user.value()});
}

void remove(Transaction &transaction, UserId user, ConversationId conversation, SessionId session)
{
    static const QString sql = u"DELETE FROM drafts WHERE user_id = ? AND conversation_id = ? AND session_id = ?"_s;
    transaction.execute(sql, {user.value(), conversation.value(), session.value()});
}

void touch(Transaction &transaction, UserId user, ConversationId conversation)
{
    static const QString sql = u"UPDATE participants SET own_stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {transaction.stamp(), conversation.value(), user.value()});
}

} // namespace kith::server::draft_store
