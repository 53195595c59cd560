// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/config/config_problem.h"

namespace kith::server {

/// What no setting shows alone: a certificate without its key, an open door to the network.
[[nodiscard]] QList<ConfigProblem> crossCheck(const Config &config);

} // namespace kith::server
