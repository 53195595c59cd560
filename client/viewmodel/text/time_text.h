// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

/// How moments are told to people, in the reader's own zone and language. `now` is an argument so that
/// every sentence can be tested.
namespace kith::client {

/// "14:32".
[[nodiscard]] QString clockText(const QDateTime &moment);
/// Shortest unmistakable form for a list: "14:32", "Yesterday", "Fri", "12 Nov", "12 Nov 2025".
[[nodiscard]] QString listTimeText(const QDateTime &moment, const QDateTime &now);
/// Title of a day in a timeline: "Today", "Yesterday", "Friday", "12 November", "12 November 2025".
[[nodiscard]] QString dayText(const QDate &day, const QDate &today);
/// Everything, for hovering: "Friday, 20 November 2026 14:32".
[[nodiscard]] QString fullTimeText(const QDateTime &moment);
/// When something ends: "18:00", "Fri 08:00", "12 November 08:00".
[[nodiscard]] QString untilText(const QDateTime &moment, const QDateTime &now);
/// "just now", "2 minutes ago", "3 hours ago", "yesterday", "3 days ago", "12 November".
[[nodiscard]] QString agoText(const QDateTime &moment, const QDateTime &now);
/// "last seen 11:47", "last seen yesterday"; empty for an invalid moment.
[[nodiscard]] QString lastSeenText(const QDateTime &moment, const QDateTime &now);

/// "0:07", "12:30", "1:02:03".
[[nodiscard]] QString durationText(qint64 milliseconds);

} // namespace kith::client
