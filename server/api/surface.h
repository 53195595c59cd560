// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kith::server {

/// What a listener is for, and so what it serves and as whom.
enum class Surface {
    Public, ///< what everybody may reach: the whole API and `/ws`; callers prove themselves with a token
    Admin, ///< the administrator's address: health and metrics, nothing below `/api/`
    Control, ///< the control socket: everything but `/ws`; whoever may open it is an administrator
};

} // namespace kith::server
