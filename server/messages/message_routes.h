// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/messages/message_options.h"
#include "shared/id_generator.h"

namespace kith::server {

/// `/api/messages/…` other than the members' list, and the realtime commands message.* and reaction.set. `ids` must outlive the table.
[[nodiscard]] Routes messageRoutes(IdGenerator &ids, const MessageOptions &options = {});

} // namespace kith::server
