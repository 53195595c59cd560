// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/own_path.h"

#include "server/users/person.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Error notYours(Transaction &transaction, UserId caller, UserId user)
{
    const bool isKnown = person::mayKnow(transaction, caller, user);
    return Error{.code = isKnown ? ErrorCode::Forbidden : ErrorCode::NotFound};
}

Result<void> ownPath(Transaction &transaction, const Call &call, JsonReader &in)
{
    // What cannot be an id names nothing, in a path.
    const auto user = UserId::fromString(in.raw().value("userId"_L1).toString());
    if (!user)
        return ErrorCode::NotFound;
    if (*user != call.caller.user)
        return notYours(transaction, call.caller.user, *user);
    return in.verdict();
}

} // namespace kith::server
