// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/messages/message_options.h"
#include "server/sync/sync_service.h"

namespace kith::server {

/// What the server says of itself to anybody.
struct ServerFacts
{
    QString version;
    QString registration; ///< open, invite or closed
    std::function<QString()> keyFingerprint = {}; ///< of the TLS certificate's key, as it is now; empty: no TLS of our own
    MessageOptions messages = {};
    qint64 fileBytes = 0; ///< the largest file that is taken
};

/// `/api/sync` and `/api/server`. `board` must outlive the table.
[[nodiscard]] Routes syncRoutes(const PresenceBoard &board, ListContacts listContacts, const ServerFacts &facts,
                                std::shared_ptr<Resyncs> resyncs = nullptr);

} // namespace kith::server
