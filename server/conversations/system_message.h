// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/id_generator.h"
#include "shared/model/message.h"

namespace kith::server {

/// Writes what happened into a group's history as `actor`'s system message, and tells the members.
void writeSystemMessage(Transaction &transaction, IdGenerator &ids, ConversationId conversation, UserId actor, SystemNote note,
                        Timestamp at);

} // namespace kith::server
