// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/segment_writer.h"

namespace kith::server {

/// Which segments are to become one, so that a search opens few of them and no message is rewritten often (each about
/// three times). Empty: none now. `live` in the order of segment_store::live().
[[nodiscard]] std::vector<Segment> chooseMerge(const std::vector<Segment> &live);

/// Writes the segments as one and puts it into their place.
///
/// Thread: the builder's; reads and writes in short transactions. `isStopping` is asked between them; a merge that
/// stops leaves everything as it was.
/// Errors: Cancelled, Conflict (lease lost), Storage.
[[nodiscard]] Result<void> mergeSegments(IndexLease &lease, const std::vector<Segment> &segments, const std::function<bool()> &isStopping);

} // namespace kith::server
