// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/ids.h"

/// What other rooms tell and ask the index. A send tells nothing: new messages are found by the seq of their conversation.
namespace kith::server::search {

/// The searched text or files of a message changed: it is searched in its new form from this transaction on.
/// `version`: the conversation's, stepped by this change.
void changed(Transaction &transaction, MessageId message, qint64 version);
/// The message was unsent: what the index holds of it is removed, by the builder, within seconds.
void removed(Transaction &transaction, MessageId message, qint64 version);

/// Makes the index anew from the messages. Searches go on finding everything meanwhile, more slowly.
void rebuild(Transaction &transaction);

struct Status
{
    qint64 messages = 0;
    qint64 indexed = 0;
    qint64 changesWaiting = 0;
    qint64 segments = 0;
    qint64 sizeBytes = 0;
};
[[nodiscard]] Status status(Transaction &transaction);

/// A change that the builder has not worked in yet.
struct Change
{
    MessageId message = {};
    qint64 version = 0;
    bool isRemoved = false;
};
/// Order: by id.
[[nodiscard]] std::vector<Change> changes(Transaction &transaction, qint64 max);
/// It is worked in; one that changed again meanwhile stays.
void forget(Transaction &transaction, const Change &change);

/// Everything up to `seq` is in the index.
void setIndexed(Transaction &transaction, ConversationId conversation, qint64 seq);

} // namespace kith::server::search
