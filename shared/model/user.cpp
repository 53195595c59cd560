// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/model/user.h"

#include "shared/protocol/json_reader.h"

namespace kith {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

QString User::displayName() const
{
    return lastname.isEmpty() ? firstname : firstname + u' ' + lastname;
}

QString visibilityName(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Everyone: return u"everyone"_s;
    case Visibility::Contacts: return u"contacts"_s;
    case Visibility::Nobody: return u"nobody"_s;
    }
    Q_UNREACHABLE();
}

Visibility visibilityFromName(QStringView name)
{
    if (name == u"everyone"_s)
        return Visibility::Everyone;
    return name == u"nobody"_s ? Visibility::Nobody : Visibility::Contacts;
}

QJsonObject toJson(const UserSettings &settings)
{
    return {{u"presence"_s, visibilityName(settings.presence)}, {u"readReceipts"_s, settings.sendsReadReceipts},
            {u"phone"_s, visibilityName(settings.phone)},       {u"email"_s, visibilityName(settings.email)},
            {u"groups"_s, visibilityName(settings.groups)},     {u"findable"_s, settings.isFindable}};
}

UserSettings readSettings(JsonReader &in, UserSettings settings)
{
    const auto visibility = [&in](QLatin1String name, Visibility &value, const QStringList &allowed) {
        if (in.has(name))
            value = visibilityFromName(in.choice(name, Need::Required, allowed));
    };
    visibility("presence"_L1, settings.presence, {u"contacts"_s, u"everyone"_s, u"nobody"_s});
    visibility("phone"_L1, settings.phone, {u"nobody"_s, u"contacts"_s});
    visibility("email"_L1, settings.email, {u"nobody"_s, u"contacts"_s});
    visibility("groups"_L1, settings.groups, {u"contacts"_s, u"everyone"_s});
    settings.sendsReadReceipts = in.boolean("readReceipts"_L1, Need::Optional, settings.sendsReadReceipts);
    settings.isFindable = in.boolean("findable"_L1, Need::Optional, settings.isFindable);
    return settings;
}

Result<UserSettings> userSettingsFromJson(const QJsonObject &json)
{
    JsonReader in(json, u"settings"_s);
    const UserSettings settings = readSettings(in, {});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return settings;
}

QJsonObject toJson(const User &user)
{
    QJsonObject out{
        {u"id"_s, user.id.toString()},
        {u"firstname"_s, user.firstname},
        {u"lastname"_s, user.lastname},
        {u"about"_s, user.about},
        {u"createdAt"_s, toRfc3339(user.createdAt)},
    };
    if (user.isDeleted)
        out.insert(u"deleted"_s, true);
    if (!user.picture.isEmpty())
        out.insert(u"picture"_s, user.picture);
    if (user.settings) {
        out.insert(u"email"_s, user.email);
        out.insert(u"phone"_s, user.phone);
        out.insert(u"country"_s, user.country);
        out.insert(u"role"_s, user.isAdministrator ? u"administrator"_s : u"person"_s);
        out.insert(u"settings"_s, toJson(*user.settings));
        out.insert(u"version"_s, user.version);
    } else if (user.showsAddresses) {
        if (!user.email.isEmpty())
            out.insert(u"email"_s, user.email);
        if (!user.phone.isEmpty())
            out.insert(u"phone"_s, user.phone);
    }
    return out;
}

Result<User> userFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    User user;
    user.id = in.id<UserId>("id"_L1);
    user.firstname = in.text("firstname"_L1);
    user.lastname = in.text("lastname"_L1, Need::Optional);
    user.about = in.text("about"_L1, Need::Optional);
    user.createdAt = in.timestamp("createdAt"_L1, Need::Optional).value_or(Timestamp{});
    user.isDeleted = in.boolean("deleted"_L1, Need::Optional, false);
    user.picture = in.text("picture"_L1, Need::Optional);
    user.email = in.text("email"_L1, Need::Optional);
    user.phone = in.text("phone"_L1, Need::Optional);
    if (in.has("settings"_L1)) {
        user.country = in.text("country"_L1, Need::Optional);
        user.isAdministrator = in.text("role"_L1, Need::Optional) == "administrator"_L1;
        user.version = in.integer("version"_L1, Need::Optional, 0, std::numeric_limits<qint64>::max());
        const auto settings = userSettingsFromJson(in.object("settings"_L1));
        if (!settings)
            return settings.error();
        user.settings = *settings;
    } else {
        user.showsAddresses = !user.email.isEmpty() || !user.phone.isEmpty();
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return user;
}

QJsonObject toJson(const Session &session)
{
    return {
        {u"id"_s, session.id.toString()},
        {u"userId"_s, session.user.toString()},
        {u"device"_s, session.device},
        {u"client"_s, session.client},
        {u"address"_s, session.address},
        {u"createdAt"_s, toRfc3339(session.createdAt)},
        {u"lastSeenAt"_s, toRfc3339(session.lastSeenAt)},
    };
}

Result<Session> sessionFromJson(const QJsonObject &json)
{
    JsonReader in(json);
    Session session;
    session.id = in.id<SessionId>("id"_L1);
    session.user = in.id<UserId>("userId"_L1);
    session.device = in.text("device"_L1, Need::Optional);
    session.client = in.text("client"_L1, Need::Optional);
    session.address = in.text("address"_L1, Need::Optional);
    session.createdAt = in.timestamp("createdAt"_L1).value_or(Timestamp{});
    session.lastSeenAt = in.timestamp("lastSeenAt"_L1).value_or(Timestamp{});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return session;
}

QJsonObject toJson(const Presence &presence)
{
    QJsonObject out{{u"online"_s, presence.isOnline}, {u"idle"_s, presence.isIdle}};
    if (presence.lastSeenAt)
        out.insert(u"lastSeenAt"_s, toRfc3339(*presence.lastSeenAt));
    return out;
}

Presence presenceFromJson(const QJsonObject &json)
{
    return {.isOnline = json.value(u"online"_s).toBool(),
            .isIdle = json.value(u"idle"_s).toBool(),
            .lastSeenAt = fromRfc3339(json.value(u"lastSeenAt"_s).toString())};
}

} // namespace kith
