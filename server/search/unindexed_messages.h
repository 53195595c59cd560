// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/search_access.h"
#include "server/search/search_document.h"

namespace kith::server {

/// What an index does not know, or not rightly: a search looks through it itself.
namespace unindexed_messages {

/// How many messages above the watermarks there are in these conversations.
[[nodiscard]] qint64 tailSize(const search_access::VisibleConversations &conversations);
/// Those messages. Order: none.
[[nodiscard]] std::vector<SearchDocument> tail(Transaction &transaction, const search_access::VisibleConversations &conversations);
/// Messages, of anybody, that changed and whose change is not worked in. Order: none.
[[nodiscard]] std::vector<SearchDocument> changed(Transaction &transaction);
/// Messages of conversations that the caller left which were edited since: as they are now. Order: none.
[[nodiscard]] std::vector<SearchDocument> editedSince(Transaction &transaction, const search_access::VisibleConversations &conversations);
/// At most `max` messages with ids below `before`, newest first, of anybody: for when the index knows too little.
[[nodiscard]] std::vector<SearchDocument> newest(Transaction &transaction, MessageId before, qint64 max);
/// These. Order: by id, descending.
[[nodiscard]] std::vector<SearchDocument> byId(Transaction &transaction, const QList<MessageId> &ids);

} // namespace unindexed_messages
} // namespace kith::server
