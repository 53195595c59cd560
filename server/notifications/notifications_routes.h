// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/notifications/notifications_service.h"

namespace kith::server {

/// The notification feed. `tell`: person::tell().
[[nodiscard]] Routes notificationsRoutes(TellPerson tell);

} // namespace kith::server
