// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/bus/bus.h"
#include "server/bus/presence_board.h"
#include "shared/id_generator.h"

namespace kith::server {

/// `/api/conversations…`, `/api/participant…`, the members' list, and the realtime command typing.
/// `ids`, `board` and `sink` (for what is never stored) must outlive the table.
[[nodiscard]] Routes conversationRoutes(IdGenerator &ids, const PresenceBoard &board, EventSink &sink);

} // namespace kith::server
