// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"

namespace kith::server {

/// Writes who did what to which account into the log: ids only, no names, no addresses.
void logAdmin(const Call &call, const QString &deed, UserId user);

} // namespace kith::server
