// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_document.h"

#include "server/conversations/message_rows.h"
#include "server/files/file_store.h"
#include "shared/search/searched_message.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
CarriesFlags carriedIn(const Attachment &file)
{
    if (file.contentType.startsWith("image/"_L1))
        return Carries::File | Carries::Image;
    return Carries::File;
}
} // namespace

const QString &documentColumns()
{
    static const QString columns
        = u"m.id, m.conversation_id, m.seq, m.sender_id, m.type, m.created_at, m.unsent_at, m.content, m.reply_to, m.parts, "
          "CASE WHEN m.mentions IS NULL THEN 0 ELSE 1 END, m.edited_version, m.pinned_version"_s;
    return columns;
}

SearchDocument documentFrom(const Rows &rows)
{
    const auto parts = rows.integer(9);
    return {.id = rows.id<MessageId>(0),
            .conversation = rows.id<ConversationId>(1),
            .seq = rows.integer(2),
            .sender = rows.id<UserId>(3),
            .type = MessageType(rows.integer(4)),
            .createdAt = rows.timestamp(5),
            .isUnsent = !rows.isNull(6),
            .content = rows.text(7),
            .hasMentions = rows.boolean(10),
            .isReply = !rows.isNull(8),
            .hasReactions = (parts & message_part::reactions) != 0,
            .isPinned = !rows.isNull(12),
            .hasAttachments = (parts & message_part::attachments) != 0,
            .editedVersion = rows.integer(11),
            .pinnedVersion = rows.integer(12)};
}

void addAttachments(Transaction &transaction, std::vector<SearchDocument> &documents)
{
    QList<MessageId> ids;
    for (const SearchDocument &document : documents) {
        if (document.hasAttachments)
            ids.append(document.id);
    }
    if (ids.isEmpty())
        return;
    const QHash<MessageId, QList<Attachment>> found = FileStore(transaction).attachmentsOf(ids);
    for (SearchDocument &document : documents)
        document.attachments = found.value(document.id);
}

QString searchedText(const SearchDocument &document)
{
    return kith::searchedText(document.content, document.attachments);
}

CarriesFlags carriedBy(const SearchDocument &document)
{
    CarriesFlags out = Carries::Nothing;
    for (const Attachment &file : document.attachments)
        out |= carriedIn(file);
    if (document.type == MessageType::Voice)
        out |= Carries::Voice;
    if (holdsLink(document.content))
        out |= Carries::Link;
    if (document.hasMentions)
        out |= Carries::Mention;
    if (document.isReply)
        out |= Carries::Reply;
    if (!document.isSearched())
        out |= Carries::Gone;
    return out;
}

} // namespace kith::server
