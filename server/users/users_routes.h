// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/users_services.h"

namespace kith::server {

/// Every route of accounts, sign-in sessions and profiles, what administrators do with them, and the realtime command `hello`.
[[nodiscard]] Routes usersRoutes(const std::shared_ptr<UsersServices> &services);

} // namespace kith::server
