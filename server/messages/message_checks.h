// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/message.h"
#include "shared/validation.h"

/// What only the database can judge of a request. Each adds what is broken to `errors`, and asks nothing when there is
/// nothing to ask.
namespace kith::server::message_checks {

/// The people named are members now; everybody can be named in a group only.
void mentions(Transaction &transaction, const QList<Mention> &mentions, ConversationId conversation, bool isGroup, FieldErrors &errors);

/// Fills in the quote of what `message` replies to.
void reply(Transaction &transaction, Message &message, FieldErrors &errors);

/// Fills in the attachments: each is there in full, and the sender's own or carried by a message that the sender may see.
void attachments(Transaction &transaction, const QList<FileId> &files, Message &message, FieldErrors &errors);

} // namespace kith::server::message_checks
