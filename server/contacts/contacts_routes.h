// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/contacts/contacts_service.h"

#include <memory>

namespace kith::server {

/// Every route of contact lists. The service is shared because the users room's hooks lead to it too.
[[nodiscard]] Routes contactsRoutes(std::shared_ptr<ContactsService> service);

} // namespace kith::server
