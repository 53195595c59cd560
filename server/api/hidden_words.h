// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

namespace kith::server {

/// Logs what the caller of a failed request is not told (Error::isHidden), under the id that the answer names. Else nothing.
/// Thread: any.
void logHiddenWords(const Error &error, const QString &requestId);

} // namespace kith::server
