// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/conversations/own_settings_store.h"

#include "server/storage/sql_text.h"

namespace kith::server::own_settings_store {

using namespace Qt::Literals::StringLiterals;

const QString &columns()
{
    static const QString text = u"p.muted_until, p.is_pinned, p.is_archived, p.is_marked_unread, p.notify, p.folder"_s;
    return text;
}

ConversationSettings read(const Rows &rows, int first)
{
    return {.muteUntil = rows.optionalTimestamp(first),
            .isPinned = rows.boolean(first + 1),
            .isArchived = rows.boolean(first + 2),
            .isMarkedUnread = rows.boolean(first + 3),
            .notify = NotifyRule(rows.integer(first + 4)),
            .folder = rows.text(first + 5)};
}

std::optional<ConversationSettings> find(Transaction &transaction, ConversationId conversation, UserId user)
{
    static const QString sql = u"SELECT "_s + columns() + u" FROM participants p WHERE p.conversation_id = ? AND p.user_id = ?"_s;
    Rows rows = transaction.select(sql, {conversation.value(), user.value()});
    if (!rows.next())
        return std::nullopt;
    return read(rows, 0);
}

void set(Transaction &transaction, ConversationId conversation, UserId user, const ConversationSettings &settings)
{
    static const QString sql
        = u"UPDATE participants SET muted_until = ?, is_pinned = ?, is_archived = ?, is_marked_unread = ?, notify = ?, "
          "folder = ?, own_stamp = ? WHERE conversation_id = ? AND user_id = ?"_s;
    transaction.execute(sql, {sqlValue(settings.muteUntil), int(settings.isPinned), int(settings.isArchived), int(settings.isMarkedUnread),
                              int(settings.notify), sqlText(settings.folder), transaction.stamp(), conversation.value(), user.value()});
}

} // namespace kith::server::own_settings_store
