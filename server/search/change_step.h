// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/search/index_lease.h"

namespace kith::server {

/// Works some waiting changes into the index: takes what it holds of edited and unsent messages out, and puts the new
/// text of edited ones in. In short transactions; a change is forgotten once all of it is done, so that a crash
/// repeats it.
///
/// `isStopping`: asked often, from any thread; what was done up to then is done again later.
/// Thread: the builder's. Returns how many changes there were; 0: none.
/// Errors: Conflict (lease lost), Cancelled, Storage.
[[nodiscard]] Result<qint64> applyChanges(IndexLease &lease, const std::function<bool()> &isStopping);

} // namespace kith::server
