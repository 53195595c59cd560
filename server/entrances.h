// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/gateway/gateway.h"
#include "server/ops/systemd.h"

namespace kith::server {

/// Opens every place that the configuration names, and the control socket, and says each in the log.
/// `passed`: what systemd opened; sockets that no address asks for are closed with a warning.
/// Errors: the first place that cannot be had, with a sentence for the administrator.
[[nodiscard]] Result<void> openEntrances(Gateway &gateway, const Config &config, const QString &controlSocket,
                                         std::vector<PassedSocket> passed);

} // namespace kith::server
