// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/profile_picture.h"

#include "server/users/own_path.h"
#include "server/users/person.h"
#include "server/users/users_store.h"

namespace kith::server::profile_picture {

using namespace Qt::Literals::StringLiterals;

namespace {
std::optional<UserId> userOf(const Call &call)
{
    return UserId::fromString(call.input.value("userId"_L1).toString());
}
} // namespace

Result<PictureId> find(Transaction &transaction, const Call &call)
{
    const auto user = userOf(call);
    const bool mayAsk = user && (call.caller.isAdministrator || person::mayKnow(transaction, call.caller.user, *user));
    if (!mayAsk)
        return ErrorCode::NotFound;
    Rows rows = transaction.select(u"SELECT CASE WHEN b.viewer_id IS NULL THEN u.picture_id ELSE b.picture_id END FROM users u"
                                   " LEFT JOIN blocked_views b ON b.user_id = u.id AND b.viewer_id = ?"
                                   " WHERE u.id = ? AND u.erased_at IS NULL"_s,
                                   {call.caller.user.value(), user->value()});
    if (!rows.next())
        return ErrorCode::NotFound;
    return rows.id<PictureId>(0);
}

Result<void> mayChange(Transaction &transaction, const Call &call)
{
    const auto user = userOf(call);
    if (!user)
        return ErrorCode::NotFound;
    if (*user != call.caller.user && !call.caller.isAdministrator)
        return notYours(transaction, call.caller.user, *user);
    return UsersStore(transaction).own(*user) ? Result<void>() : ErrorCode::NotFound;
}

Result<Answer> replace(Transaction &transaction, const Call &call, PictureId picture, const UsersHooks &hooks)
{
    const UserId user = userOf(call).value_or(UserId());
    UsersStore store(transaction);
    const auto before = store.own(user);
    if (!before)
        return ErrorCode::NotFound;
    transaction.execute(u"UPDATE users SET picture_id = ? WHERE id = ?"_s, {sqlValue(picture), user.value()});
    User after = *before;
    after.picture = picture.isNull() ? QString() : picture.toString();
    if (after == *before)
        return Answer::none();
    after.version = before->version + 1; // tell() makes that step
    person::tell(transaction, user, u"profile"_s, {{u"user"_s, toJson(after)}});
    if (hooks.publicProfileChanged)
        hooks.publicProfileChanged(transaction, user);
    return picture.isNull() ? Answer::none() : Answer::ok({{u"user"_s, toJson(store.own(user).value_or(after))}});
}

PictureId takeAway(Transaction &transaction, UserId user)
{
    PictureId before;
    {
        Rows rows = transaction.select(u"SELECT picture_id FROM users WHERE id = ?"_s, {user.value()});
        if (rows.next())
            before = rows.id<PictureId>(0);
    }
    if (!before.isNull())
        transaction.execute(u"UPDATE users SET picture_id = NULL WHERE id = ?"_s, {user.value()});
    return before;
}

} // namespace kith::server::profile_picture
