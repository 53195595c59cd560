// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::server {

/// Sends all Qt logging to stderr, one line a message: `2026-11-23T08:05:09.123Z info kith.storage: …`.
/// Under systemd the time is left out and the priority goes in front, as journald wants it.
/// Range: `level` is debug, info or warning. Control characters in a message are shown escaped, so no text can forge a line.
void installLogging(const QString &level);

} // namespace kith::server
