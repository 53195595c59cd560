// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config_loader.h"

namespace kith::server {

/// loadConfig(), and what only other rooms can say of it: whether the database's address is one, and whether certificate and
/// key can be read and belong together. Connects to nothing.
[[nodiscard]] LoadedConfig loadWholeConfig(const ConfigSources &sources);

} // namespace kith::server
