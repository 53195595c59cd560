// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_writer.h"

#include "server/conversations/conversation_events.h"
#include "server/conversations/message_rows.h"
#include "server/files/file_store.h"

namespace kith::server::message_writer {

using namespace Qt::Literals::StringLiterals;

Result<QJsonObject> write(Transaction &transaction, IdGenerator &ids, Message message)
{
    message.id = MessageId(ids.next());
    message.createdAt = now();
    const Step step = conversation_store::stepMessage(transaction, message.conversation, message.createdAt);
    message.seq = step.lastSeq;
    message.version = step.version;
    if (!insertMessage(transaction, message))
        return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(1)};
    if (!message.attachments.isEmpty()) {
        QList<FileId> files;
        for (const Attachment &attachment : std::as_const(message.attachments))
            files.append(attachment.id);
        FileStore(transaction).attach(message.id, files);
    }
    return conversation_events::tellMessage(transaction, u"message.created"_s, message,
                                            conversation_store::members(transaction, message.conversation), message.sender);
}

} // namespace kith::server::message_writer
