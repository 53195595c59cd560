// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace kith::server {

/// Tells systemd how the start went (`READY=1`, `STOPPING=1`, `STATUS=…`); nothing happens when it does not listen.
/// Source: sd_notify(3).
void notifySystemd(const QByteArray &state);
/// `RELOADING=1` with the time that systemd from 253 on wants beside it.
void notifyReloading();

/// A listening socket that systemd opened for this service.
struct PassedSocket
{
    int descriptor = -1; ///< closed on exec; the caller's
    QString name = {}; ///< FileDescriptorName= of its unit, by default the unit's own name
};

/// What systemd passed, once: the variables that say so are removed, so that no child of this process believes they are for it.
/// Thread: the main one, before others are started. Source: sd_listen_fds(3).
[[nodiscard]] std::vector<PassedSocket> takePassedSockets();

} // namespace kith::server
