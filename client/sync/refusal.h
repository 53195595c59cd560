// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

namespace kith::client {

/// The server has looked at it and will never take it. Anything else (no way, no session, our own end) says nothing about
/// what was asked, which is then asked again.
[[nodiscard]] inline bool isRefusal(const Error &error)
{
    const ErrorKind kind = error.kind();
    return (kind == ErrorKind::FixRequest || kind == ErrorKind::GiveUp) && error.code != ErrorCode::Cancelled;
}

} // namespace kith::client
