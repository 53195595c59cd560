// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/notifications/delivery_test.h"
#include "server/notifications/endpoints_service.h"

namespace kith::server {

/// What an administrator tries out.
[[nodiscard]] Routes deliveryTestRoutes(std::shared_ptr<const DeliveryTest> test);

/// The notification feed, its settings, push endpoints, and why. `settle`: AlertWorker::settle().
[[nodiscard]] Routes notificationsRoutes(IdGenerator &ids, EndpointsOptions endpoints, std::function<void()> settle);

} // namespace kith::server
