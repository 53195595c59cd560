// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_checks.h"

#include "server/conversations/conversation_store.h"
#include "server/conversations/visible_history.h"
#include "server/conversations/whole_messages.h"
#include "server/files/file_store.h"
#include "server/messages/message_access.h"
#include "server/messages/message_store.h"
#include "server/storage/id_chunks.h"

#include <QtCore/QSet>

#include <algorithm>

namespace kith::server::message_checks {

using namespace Qt::Literals::StringLiterals;

void mentions(Transaction &transaction, const QList<Mention> &mentions, ConversationId conversation, bool isGroup, FieldErrors &errors)
{
    QList<UserId> named;
    for (const Mention &mention : mentions) {
        if (!mention.user.isNull() && !named.contains(mention.user))
            named.append(mention.user);
    }
    QSet<UserId> members;
    for (const IdChunk &chunk : idChunks(named)) {
        Rows rows = transaction.select(
            u"SELECT user_id FROM participants WHERE conversation_id = ? AND left_at IS NULL AND user_id IN (%1)"_s.arg(chunk.placeholders),
            QVariantList{conversation.value()} + chunk.values);
        while (rows.next())
            members.insert(rows.id<UserId>(0));
    }
    for (qsizetype i = 0; i < mentions.size(); ++i) {
        const UserId user = mentions.at(i).user;
        if (user.isNull() && !isGroup)
            errors.add(u"mentions[%1].userId"_s.arg(i), u"unknown"_s, u"Only in a group can everybody be mentioned."_s);
        else if (!user.isNull() && !members.contains(user))
            errors.add(u"mentions[%1].userId"_s.arg(i), u"unknown"_s, u"Only members can be mentioned."_s);
    }
}

void reply(Transaction &transaction, Message &message, FieldErrors &errors)
{
    if (message.replyTo.isNull())
        return;
    const auto original = message_store::find(transaction, message.replyTo);
    const auto standing = conversation_store::standing(transaction, message.conversation, message.sender);
    const bool isThere = original && standing && original->message.conversation == message.conversation;
    if (isThere && maySee(transaction, *standing, original->message.seq))
        message.quote = quoteOf(original->message);
    else
        errors.add(u"replyTo"_s, u"unknown"_s, u"There is no such message in this conversation."_s);
}

void attachments(Transaction &transaction, const QList<FileId> &files, Message &message, FieldErrors &errors)
{
    if (files.isEmpty())
        return;
    FileStore store(transaction);
    const QList<Attachment> own = store.ownReady(message.sender, files);
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto found = std::ranges::find(own, files.at(i), &Attachment::id);
        std::optional<Attachment> attachment;
        if (found != own.end())
            attachment = *found;
        else if (message_access::isFileVisibleTo(transaction, files.at(i), message.sender))
            attachment = store.find(files.at(i));
        if (attachment)
            message.attachments.append(*attachment);
        else
            errors.add(u"attachments[%1]"_s.arg(i), u"unknown"_s, u"There is no such file, or it is not there in full."_s);
    }
}

} // namespace kith::server::message_checks
