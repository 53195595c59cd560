// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace kith::server {

/// Calls `stop` once on the main thread's event loop when SIGTERM or SIGINT comes; a second one ends the process at once.
/// Thread: the main one, before any other thread is made, so that none of them takes the signal.
void onStopSignal(std::function<void()> stop);

/// Calls `reload` on the main thread's event loop whenever SIGHUP comes. Thread: as above.
void onReloadSignal(std::function<void()> reload);

} // namespace kith::server
