// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"

namespace kith::server {

/// Everything that changed in a conversation after a version, oldest change first: {changes: [{on, version, data}], version, more,
/// next?}.
///
/// Each thing comes once, as it is now, under the version that last changed it. The caller goes on with `after` =
/// `version` until `more` is false, and then has what a fresh look gives. To a former member what changed in their part of the
/// history after the leaving comes under the version of the leaving, as it was then; to somebody who came back, what changed
/// meanwhile comes under that of the return. What has one version for the caller may need several pages: `version` stays until the
/// last of them, and `next` is the `cursor` of the following request.
[[nodiscard]] Result<Answer> conversationChanges(Transaction &transaction, const Call &call);

} // namespace kith::server
