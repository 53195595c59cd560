// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

namespace kith::client {

/// What to do with news that carries a version, given the version that the cache has applied.
enum class Verdict {
    Apply, ///< the very next step
    Ignore, ///< known already
    Fetch, ///< something in between is missing: ask for everything after our own version
};

/// The law of sync: nothing is applied across a gap, so the cache is always some true past state of the server.
[[nodiscard]] constexpr Verdict judge(qint64 ownVersion, qint64 offeredVersion)
{
    if (offeredVersion <= ownVersion)
        return Verdict::Ignore;
    return offeredVersion == ownVersion + 1 ? Verdict::Apply : Verdict::Fetch;
}

} // namespace kith::client
