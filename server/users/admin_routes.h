// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/users_services.h"

#include <memory>

namespace kith::server {

/// `/api/admin/…` about accounts: for administrators, and for the command line on the server's own machine.
[[nodiscard]] Routes adminRoutes(const std::shared_ptr<UsersServices> &services);

} // namespace kith::server
