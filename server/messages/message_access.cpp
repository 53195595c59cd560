// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messages/message_access.h"

#include "server/conversations/visible_history.h"
#include "server/messages/message_store.h"

namespace kith::server::message_access {

using namespace Qt::Literals::StringLiterals;

Result<Seen> seen(Transaction &transaction, const Call &call)
{
    JsonReader in = call.arguments();
    const auto id = in.id<MessageId>("messageId"_L1);
    if (!in.isOk())
        return ErrorCode::NotFound;
    auto row = message_store::find(transaction, id);
    if (!row)
        return ErrorCode::NotFound;
    auto standing = conversation_store::standing(transaction, row->message.conversation, call.caller.user);
    if (!standing || !maySee(transaction, *standing, row->message.seq))
        return ErrorCode::NotFound;
    row->showTo(*standing);
    return Seen{.row = std::move(*row), .standing = std::move(*standing)};
}

Result<void> mayTakePart(Transaction &transaction, const Standing &standing)
{
    if (standing.isFormer())
        return ErrorCode::Forbidden;
    if (!standing.isGroup && conversation_store::isBlocked(transaction, standing.conversation, standing.user))
        return ErrorCode::Blocked;
    return {};
}

Result<void> mayTouch(Transaction &transaction, const Seen &seen)
{
    if (const auto allowed = mayTakePart(transaction, seen.standing); !allowed)
        return allowed.error();
    if (seen.row.message.type == MessageType::System)
        return ErrorCode::Forbidden;
    if (seen.row.message.isUnsent())
        return ErrorCode::MessageUnsent;
    return {};
}

bool isFileVisibleTo(Transaction &transaction, FileId file, UserId user)
{
    static const QString sql
        = u"SELECT 1 FROM attachments a JOIN messages m ON m.id = a.message_id WHERE a.file_id = ? AND m.unsent_at IS NULL AND "_s
          + messageIsVisible() + u" LIMIT 1"_s;
    return transaction.select(sql, {file.value(), user.value(), user.value()}).next();
}

} // namespace kith::server::message_access
