// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// For `/api/users/{userId}/…` that only the person may use: success when the path names the caller and everything read
/// from `in` so far is in order. Errors: NotFound when the caller may not even know this person, else Forbidden.
[[nodiscard]] Result<void> ownPath(Transaction &transaction, const Call &call, JsonReader &in);

/// 403 where the caller may know of this person, 404 where not.
[[nodiscard]] Error notYours(Transaction &transaction, UserId caller, UserId user);

} // namespace kith::server
