// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/conversations/conversation_store.h"
#include "server/conversations/message_rows.h"

/// Which messages and files a person may see, and which messages a member may change.
namespace kith::server::message_access {

/// A message that the caller may see, and how the caller stands to its conversation.
struct Seen
{
    MessageRow row; ///< as its reader may see it once completed
    Standing standing;
};

/// The message of the argument `messageId`. Errors: NotFound, also for what the caller may not know of.
[[nodiscard]] Result<Seen> seen(Transaction &transaction, const Call &call);

/// The caller may take part in the conversation now. Errors: Forbidden for a former member, Blocked in a direct
/// conversation with a block in either direction.
[[nodiscard]] Result<void> mayTakePart(Transaction &transaction, const Standing &standing);

/// mayTakePart(), and the message is somebody's and still there. Errors: also Forbidden for a system message, MessageUnsent.
[[nodiscard]] Result<void> mayTouch(Transaction &transaction, const Seen &seen);

/// Some message that is not unsent and that the person may see carries the file. The files room asks this.
[[nodiscard]] bool isFileVisibleTo(Transaction &transaction, FileId file, UserId user);

} // namespace kith::server::message_access
