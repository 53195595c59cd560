// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/search_access.h"
#include "server/search/search_document.h"

namespace kith::server::former_view {

/// Undoes what happened to messages of conversations after the caller left them: edits, reactions and pins. Unsent ones
/// stay unsent.
void apply(Transaction &transaction, std::vector<SearchDocument> &documents, const search_access::VisibleConversations &conversations);

} // namespace kith::server::former_view
