// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/limits.h"

#include <optional>

namespace kith::server {

/// What an admin may set for messages.
struct MessageOptions
{
    /// How long a sender may take a message back; group admins always may.
    std::chrono::seconds unsendWindow = limits::unsendWindow;
    /// How long a sender may edit; absent: always.
    std::optional<std::chrono::seconds> editWindow = {};
};

} // namespace kith::server
