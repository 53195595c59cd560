// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"
#include "server/users/users_options.h"

/// Which picture a person has. The pictures themselves are the room files', which knows no people: these are its hooks.
namespace kith::server::profile_picture {

/// Of the call's userId; null: none. Errors: NotFound, also for whom the caller may not know.
[[nodiscard]] Result<PictureId> find(Transaction &transaction, const Call &call);
/// Oneself, and for administrators anybody. Errors: NotFound, Forbidden.
[[nodiscard]] Result<void> mayChange(Transaction &transaction, const Call &call);
/// Gives the person this picture, null: none, and tells own devices and whoever sees the profile -> {user}, 204 when it was
/// taken away. The one before is the caller's to release.
[[nodiscard]] Result<Answer> replace(Transaction &transaction, const Call &call, PictureId picture, const UsersHooks &hooks);
/// For the end of an account: nobody is told. Returns the picture the person had.
PictureId takeAway(Transaction &transaction, UserId user);

} // namespace kith::server::profile_picture
