// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

/// Who may see when a person is online.
enum class Visibility { Everyone, Contacts, Nobody };

struct UserSettings
{
    Visibility presence = Visibility::Contacts;
    bool sendsReadReceipts = true; ///< off: others see delivered at most, and this person sees nobody's reads
    friend bool operator==(const UserSettings &, const UserSettings &) = default;
};

/// A person as some caller may see them. `email`, `phone`, `country` and `settings` are present only for the person themself.
struct User
{
    UserId id;
    QString firstname;
    QString lastname;
    QString about;
    Timestamp createdAt{};
    QString email = {};
    QString phone = {}; ///< E.164
    QString country = {}; ///< ISO 3166 alpha-2, the region in which local phone numbers were read
    std::optional<UserSettings> settings = {};
    qint64 version = 0; ///< of the person's own things; only for the person themself

    [[nodiscard]] QString displayName() const;
    friend bool operator==(const User &, const User &) = default;
};

/// A sign-in session: one device of one person.
struct Session
{
    SessionId id;
    UserId user;
    QString device;
    Timestamp createdAt{};
    Timestamp lastSeenAt{};
    friend bool operator==(const Session &, const Session &) = default;
};

/// Whether a person is there right now. Ephemeral: a lease, never stored with the person.
struct Presence
{
    bool isOnline = false;
    std::optional<Timestamp> lastSeenAt = {};
    friend bool operator==(const Presence &, const Presence &) = default;
};

[[nodiscard]] QJsonObject toJson(const User &user);
[[nodiscard]] Result<User> userFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const UserSettings &settings);
[[nodiscard]] Result<UserSettings> userSettingsFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Session &session);
[[nodiscard]] Result<Session> sessionFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Presence &presence);
[[nodiscard]] Presence presenceFromJson(const QJsonObject &json);

[[nodiscard]] QString visibilityName(Visibility visibility);
[[nodiscard]] Visibility visibilityFromName(QStringView name);

} // namespace kith
