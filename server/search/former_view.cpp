// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/former_view.h"

namespace kith::server::former_view {

using namespace Qt::Literals::StringLiterals;

namespace {
void undoEdits(Transaction &transaction, SearchDocument &document, qint64 asOfVersion)
{
    static const QString sql = u"SELECT content, CASE WHEN mentions IS NULL THEN 0 ELSE 1 END FROM message_edits "
                               "WHERE message_id = ? AND version <= ? ORDER BY number DESC LIMIT 1"_s;
    Rows rows = transaction.select(sql, {document.id.value(), asOfVersion});
    const bool isKept = rows.next();
    document.content = isKept ? rows.text(0) : QString();
    document.hasMentions = isKept && rows.boolean(1);
}

bool hadReactions(Transaction &transaction, MessageId message, qint64 asOfVersion)
{
    static const QString sql = u"SELECT 1 FROM message_reactions WHERE message_id = ? AND version <= ? LIMIT 1"_s;
    Rows rows = transaction.select(sql, {message.value(), asOfVersion});
    return rows.next();
}
} // namespace

void apply(Transaction &transaction, std::vector<SearchDocument> &documents, const search_access::VisibleConversations &conversations)
{
    for (SearchDocument &document : documents) {
        const auto seen = conversations.constFind(document.conversation);
        if (seen == conversations.cend() || !seen->asOfVersion || !document.isSearched())
            continue;
        if (document.editedVersion > *seen->asOfVersion)
            undoEdits(transaction, document, *seen->asOfVersion);
        document.isPinned = document.isPinned && document.pinnedVersion <= *seen->asOfVersion;
        document.hasReactions = document.hasReactions && hadReactions(transaction, document.id, *seen->asOfVersion);
    }
}

} // namespace kith::server::former_view
