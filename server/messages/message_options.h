// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/limits.h"

namespace kith::server {

/// What an admin may set for messages.
struct MessageOptions
{
    /// How long a sender may take a message back; 0: always. Admins of a group always may.
    std::chrono::seconds unsendWindow = limits::unsendWindow;
    /// How long a sender may edit; 0: always.
    std::chrono::seconds editWindow{0};
};

} // namespace kith::server
