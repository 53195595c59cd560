// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// What a person has begun to write. Each device keeps a text of its own, so that none overwrites what another wrote.
namespace draft_service {

/// {text, seen?}: this device's text; empty: none. Texts of other devices up to version `seen`, which the person has had
/// before them when they wrote this, give way to it. Answers {conversationId, draft?}; `me.changed` says `draft`.
[[nodiscard]] Result<Answer> put(Transaction &transaction, const Call &call);

/// The device sent its text: it has nothing begun any more.
void clear(Transaction &transaction, const Caller &caller, ConversationId conversation);

} // namespace draft_service
} // namespace kith::server
