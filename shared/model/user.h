// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

class JsonReader;

/// Who may see or do something. Stored by number.
enum class Visibility { Everyone, Contacts, Nobody };

/// What a person decides about others.
struct UserSettings
{
    Visibility presence = Visibility::Contacts;
    bool sendsReadReceipts = true; ///< off: others see delivered at most, and this person sees nobody's reads
    Visibility phone = Visibility::Nobody; ///< who sees the number. Range: Contacts, Nobody
    Visibility email = Visibility::Nobody; ///< who sees the address. Range: Contacts, Nobody
    Visibility groups = Visibility::Contacts; ///< who may add the person to groups. Range: Everyone, Contacts
    bool isFindable = true; ///< comes up when people are searched by name
    friend bool operator==(const UserSettings &, const UserSettings &) = default;
};

/// The name of somebody whose account was erased.
inline constexpr char16_t deletedPersonName[] = u"Deleted person";

/// A person as some caller may see them. `settings`, `country`, `version` and the role are only for the person themself;
/// e-mail and phone also for those to whom the person shows them.
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
    qint64 version = 0; ///< of the person's own things
    bool isAdministrator = false;
    bool showsAddresses = false; ///< of somebody else: `email` and `phone`, where not empty, are for the caller to see
    bool isDeleted = false;
    QString picture = {}; ///< which picture, opaque; another value means another picture. Empty: none

    [[nodiscard]] QString displayName() const;
    friend bool operator==(const User &, const User &) = default;
};

/// A sign-in session: one device of one person.
struct Session
{
    SessionId id;
    UserId user;
    QString device;
    QString client = {}; ///< name and version of the program, as it says
    QString address = {}; ///< network address it was last seen at
    Timestamp createdAt{};
    Timestamp lastSeenAt{};
    friend bool operator==(const Session &, const Session &) = default;
};

/// Whether a person is there right now. Ephemeral: a lease, never stored with the person.
struct Presence
{
    bool isOnline = false;
    bool isIdle = false; ///< online, but every device says that nobody is at it
    std::optional<Timestamp> lastSeenAt = {};
    friend bool operator==(const Presence &, const Presence &) = default;
};

[[nodiscard]] QJsonObject toJson(const User &user);
[[nodiscard]] Result<User> userFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const UserSettings &settings);
[[nodiscard]] Result<UserSettings> userSettingsFromJson(const QJsonObject &json);
/// `settings` with what is given in `in` changed; `in` remembers what is wrong with it.
[[nodiscard]] UserSettings readSettings(JsonReader &in, UserSettings settings);
[[nodiscard]] QJsonObject toJson(const Session &session);
[[nodiscard]] Result<Session> sessionFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Presence &presence);
[[nodiscard]] Presence presenceFromJson(const QJsonObject &json);

[[nodiscard]] QString visibilityName(Visibility visibility);
[[nodiscard]] Visibility visibilityFromName(QStringView name);

} // namespace kith
