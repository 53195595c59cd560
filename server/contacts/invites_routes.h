// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/contacts/invites_service.h"

#include <memory>

namespace kith::server {

/// `/api/invites…` and `/api/admin/invites…`. The service is shared because the users room's hooks lead to it too.
[[nodiscard]] Routes invitesRoutes(const std::shared_ptr<const InvitesService> &service);

} // namespace kith::server
