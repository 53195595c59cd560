// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/profile_service.h"

#include "server/api/parameter.h"
#include "server/users/account_fields.h"
#include "server/users/name_index.h"
#include "server/users/own_path.h"
#include "server/users/person.h"
#include "server/users/presence_push.h"
#include "server/users/users_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
UserSettings changedSettings(JsonReader &in, const UserSettings &settings)
{
    JsonReader inner(in.object("settings"_L1, Need::Optional), u"settings"_s);
    const UserSettings changed = readSettings(inner, settings);
    if (inner.isOk())
        return changed;
    const Result<void> verdict = inner.verdict();
    for (const FieldError &error : verdict.error().fields) {
        const QByteArray field = error.field.toLatin1();
        in.fail(QLatin1String(field), error.code, error.detail);
    }
    return settings;
}

/// `user` with the given fields changed; a field that is given must be in order.
User readChanges(JsonReader &in, User user)
{
    if (in.has("firstname"_L1))
        user.firstname = readFirstname(in, Need::Required);
    if (in.has("lastname"_L1))
        user.lastname = readLastname(in);
    if (in.has("email"_L1))
        user.email = readEmail(in, Need::Required);
    if (in.has("country"_L1))
        user.country = readCountry(in, Need::Required);
    if (in.has("phone"_L1))
        user.phone = readPhone(in, Need::Required, user.country);
    if (in.has("about"_L1))
        user.about = tidyMessage(in.text("about"_L1, Need::Optional, {.min = 0, .max = limits::aboutLength}));
    user.settings = changedSettings(in, user.settings.value_or(UserSettings{}));
    return user;
}

constexpr int searchResultsMax = 50;
constexpr int searchResults = 20;

/// What others may see of `user` is not what it was.
bool looksDifferent(const User &before, const User &after)
{
    const auto shown = [](const User &user) {
        const UserSettings settings = user.settings.value_or(UserSettings{});
        return std::pair(settings.email == Visibility::Nobody ? QString() : user.email,
                         settings.phone == Visibility::Nobody ? QString() : user.phone);
    };
    return before.firstname != after.firstname || before.lastname != after.lastname || before.about != after.about
           || shown(before) != shown(after);
}

bool isTakenByOther(UserId holder, UserId user)
{
    return !holder.isNull() && holder != user;
}
} // namespace

ProfileService::ProfileService(const UsersHooks &hooks, const PresenceBoard &board)
    : m_hooks(hooks)
    , m_board(board)
{
}

Result<Answer> ProfileService::me(Transaction &transaction, const Call &call) const
{
    const auto user = UsersStore(transaction).own(call.caller.user);
    if (!user)
        return ErrorCode::NotSignedIn;
    return Answer::ok({{u"user"_s, toJson(*user)}});
}

Result<Answer> ProfileService::one(Transaction &transaction, const Call &call) const
{
    const auto id = UserId::fromString(call.input.value("userId"_L1).toString());
    if (!id || !person::mayKnow(transaction, call.caller.user, *id))
        return ErrorCode::NotFound;
    if (*id == call.caller.user)
        return me(transaction, call);
    const auto found = person::usersSeenBy(transaction, call.caller.user, {*id});
    if (found.isEmpty())
        return ErrorCode::NotFound;
    return Answer::ok({{u"user"_s, toJson(found.value(*id))}});
}

Result<Answer> ProfileService::search(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const QString text = in.line("q"_L1, Need::Required, {.min = 1, .max = limits::nameLength});
    const int limit = int(readParameter(in, "limit"_L1, 1, searchResultsMax, searchResults));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const QList<UserId> found = NameIndex(transaction).find(nameWords(text), call.caller.user, limit);
    const QHash<UserId, User> seen = person::usersSeenBy(transaction, call.caller.user, found);
    QJsonArray users;
    for (const UserId user : found)
        users.append(toJson(seen.value(user)));
    return Answer::ok({{u"users"_s, users}});
}

Result<Answer> ProfileService::edit(Transaction &transaction, const Call &call) const
{
    const auto id = UserId::fromString(call.input.value("userId"_L1).toString());
    if (!id)
        return ErrorCode::NotFound;
    if (*id != call.caller.user && !call.caller.isAdministrator)
        return notYours(transaction, call.caller.user, *id);
    UsersStore store(transaction);
    const auto before = store.own(*id);
    if (!before)
        return ErrorCode::NotFound;

    JsonReader in = call.arguments();
    const User after = readChanges(in, *before);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (after == *before)
        return Answer::ok({{u"user"_s, toJson(after)}});
    const bool isEmailTaken = after.email != before->email && isTakenByOther(store.idByEmail(after.email), *id);
    const bool isPhoneTaken = after.phone != before->phone && isTakenByOther(store.idByPhone(after.phone), *id);
    if (isEmailTaken || isPhoneTaken)
        return addressesTaken(isEmailTaken, isPhoneTaken);
    this->store(transaction, *before, after);
    announce(transaction, *before, after);
    return Answer::ok({{u"user"_s, toJson(store.own(*id).value_or(after))}});
}

void ProfileService::store(Transaction &transaction, const User &before, const User &after) const
{
    const bool isPresenceChanged = before.settings->presence != after.settings->presence;
    const std::vector<UserId> watchers = isPresenceChanged ? person::presenceAudience(transaction, after.id) : std::vector<UserId>();
    UsersStore(transaction).update(after);
    if (after.displayName() != before.displayName() || after.settings->isFindable != before.settings->isFindable)
        NameIndex(transaction).store(after);
    if (isPresenceChanged)
        presence_push::tellDifference(transaction, m_board, after.id, watchers, person::presenceAudience(transaction, after.id));
}

void ProfileService::announce(Transaction &transaction, const User &before, const User &after) const
{
    User told = after;
    told.version = before.version + 1; // tell() makes that step
    person::tell(transaction, after.id, u"profile"_s, {{u"user"_s, toJson(told)}});
    if (looksDifferent(before, after) && m_hooks.publicProfileChanged)
        m_hooks.publicProfileChanged(transaction, after.id);
    if (before.settings->sendsReadReceipts != after.settings->sendsReadReceipts && m_hooks.readReceiptsChanged)
        m_hooks.readReceiptsChanged(transaction, after.id);
    const bool isMoved = before.email != after.email || before.phone != after.phone;
    if (isMoved && m_hooks.reachable)
        m_hooks.reachable(transaction, after.id, after.email, after.phone);
}

} // namespace kith::server
