// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace kith::server {

/// Tells systemd how the start went (`READY=1`, `STOPPING=1`, `STATUS=…`); nothing happens when it does not listen.
/// Source: sd_notify(3).
void notifySystemd(const QByteArray &state);

} // namespace kith::server
