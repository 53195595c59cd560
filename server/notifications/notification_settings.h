// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/quiet_hours.h"
#include "server/storage/transaction.h"
#include "shared/protocol/json_reader.h"

#include <QtCore/QStringList>

namespace kith::server {

/// How a person wants to be alerted, everywhere.
struct NotificationSettings
{
    static constexpr int maxKeywords = 20;
    static constexpr int keywordLength = 40; ///< Units: code points

    QuietHours quiet = {};
    std::optional<Timestamp> pausedUntil = {};
    bool hasPreview = true; ///< off: what was written appears in no alert
    QString sound = QStringLiteral("default"); ///< default, soft, none
    QStringList keywords = {}; ///< as written; compared without case
    std::chrono::seconds ringOthersAfter{10}; ///< how long the first device is given before the others ring

    [[nodiscard]] bool isQuietAt(Timestamp at) const { return (pausedUntil && at < *pausedUntil) || quiet.contains(at); }
    friend bool operator==(const NotificationSettings &, const NotificationSettings &) = default;
};

/// {doNotDisturb: {enabled, from, to, days, timeZone}, pausedUntil?, preview, sound, keywords, ringOthersAfter}
[[nodiscard]] QJsonObject toJson(const NotificationSettings &settings);
/// Takes what `in` holds into `settings`; the rest stays as it is. Mistakes are noted in `in`.
void read(JsonReader &in, NotificationSettings &settings);

/// The rows of notification_settings. Who has none has the defaults.
namespace notification_settings_store {

[[nodiscard]] NotificationSettings of(Transaction &transaction, UserId user);
/// Of the person at the last change; 0: never changed.
[[nodiscard]] qint64 versionOf(Transaction &transaction, UserId user);
void put(Transaction &transaction, UserId user, const NotificationSettings &settings, qint64 version);
/// The columns that settingsFrom() reads, of a table `s`.
[[nodiscard]] QString columns();
[[nodiscard]] NotificationSettings settingsFrom(const Rows &rows, int firstColumn);

} // namespace notification_settings_store
} // namespace kith::server
