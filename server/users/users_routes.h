// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/sessions_service.h"
#include "server/users/users_options.h"

namespace kith::server {

/// Every route of accounts, sign-in sessions and profiles, what administrators do with them, and the realtime command `hello`. The routes own their
/// services; `ids` must outlive them.
[[nodiscard]] Routes usersRoutes(IdGenerator &ids, UsersOptions options, UsersHooks hooks);

} // namespace kith::server
