// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQuickWindow;

namespace kith::client {

class ChatsViewModel;

/// With KITH_TRACE_STARTUP=1: says on standard error how long after exec the first frame with a filled list was shown,
/// as `first-frame <ms>`. *Units* milliseconds, of the kernel's start time, hence in steps of its clock tick.
void traceFirstFrame(QQuickWindow &window, ChatsViewModel &chats);

} // namespace kith::client
