// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/users_services.h"

namespace kith::server {

UsersServices::UsersServices(IdGenerator &ids, const PresenceBoard &board, UsersOptions usersOptions, UsersHooks usersHooks)
    : options(std::move(usersOptions))
    , hooks(std::move(usersHooks))
    , hasher(options.passwordCost)
    , proof(hasher, options.backoff)
    , sessions(ids, options, hooks, activity)
    , registration(ids, options, hooks, hasher, sessions)
    , login(hasher, proof, sessions)
    , profile(hooks, board)
    , erasure(std::make_shared<Erasure>(hooks, sessions))
    , erasing(erasure, proof)
    , admin(options, registration, hasher, sessions)
    , upkeep(std::make_shared<Upkeep>(activity, sessions, erasure))
{
}

Authenticator UsersServices::authenticator() const
{
    return [this](Transaction &transaction, const QByteArray &token) { return sessions.authenticate(transaction, token); };
}

CallerSeen UsersServices::callerSeen()
{
    return [this](const Caller &caller, const QString &address) { activity.seen(caller, address); };
}

} // namespace kith::server
