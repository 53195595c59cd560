// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// What a person sets for themself in one conversation: only their own devices hear of it. Former members may too.
///
/// {muteUntil? (a time, or null for none), isPinned?, isArchived?, isMarkedUnread?, notify?, folder?}: only what is given
/// changes. Answers {conversationId, settings}. `me.changed` says `settings`.
[[nodiscard]] Result<Answer> changeOwnSettings(Transaction &transaction, const Call &call);

} // namespace kith::server
