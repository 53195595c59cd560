// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/command_line.h"

namespace kith::server {

/// `kithd doctor`: says what is well and what is not. Returns the exit code: failed when anything is.
[[nodiscard]] int runDoctor(const CommandLine &line, const LoadedConfig &loaded);

} // namespace kith::server
