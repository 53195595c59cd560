// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the rooms tell the alert worker beside messages, as internal events.
namespace kith::server::alert_events {

/// A row came into somebody's feed; data: the row, audience: whose.
inline constexpr char feedRow[] = "notification.row";
/// Somebody has an endpoint more, or less.
inline constexpr char endpoints[] = "notification.endpoints";

} // namespace kith::server::alert_events
