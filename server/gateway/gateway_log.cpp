// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/gateway_log.h"

namespace kith::server {

Q_LOGGING_CATEGORY(lcGateway, "kith.gateway", QtInfoMsg)

} // namespace kith::server
