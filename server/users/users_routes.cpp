// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/users_routes.h"

#include "server/users/admin_routes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes usersRoutes(const std::shared_ptr<UsersServices> &all)
{
    const auto sessions = [all](auto function) {
        return [all, function](Transaction &transaction, const Call &call) { return (all->sessions.*function)(transaction, call); };
    };
    const auto profile = [all](auto function) {
        return [all, function](Transaction &transaction, const Call &call) { return (all->profile.*function)(transaction, call); };
    };
    constexpr auto hashes = WorkerPool::Kind::Password;
    const WorkFunction registerPerson{[all](Storage &storage, const Call &call) { return all->registration.registerPerson(storage, call); },
                                      hashes};
    const WorkFunction login{[all](Storage &storage, const Call &call) { return all->login.login(storage, call); }, hashes};
    const WorkFunction password{[all](Storage &storage, const Call &call) { return all->login.changePassword(storage, call); }, hashes};

    const WorkFunction reset{[all](Storage &storage, const Call &call) { return all->login.resetPassword(storage, call); }, hashes};
    const WorkFunction erase{[all](Storage &storage, const Call &call) { return all->erasing.eraseOwn(storage, call); }, hashes};

    using S = SessionsService;
    using P = ProfileService;
    Routes routes{
        {Verb::Post, u"/api/users/register"_s, {}, Access::Anyone, registerPerson, {Limit::Register, Limit::RegisterInvited}},
        {Verb::Post, u"/api/users/login"_s, {}, Access::Anyone, login, {Limit::Login, Limit::LoginAddress}},
        {Verb::Post, u"/api/users/reset"_s, {}, Access::Anyone, reset, {Limit::PasswordReset}},
        {Verb::Get, {}, "hello"_ba, Access::Anyone, ReadFunction(sessions(&S::hello)), {Limit::Hello}},
        {Verb::Post, u"/api/users/logout"_s, {}, Access::SignedIn, WriteFunction{sessions(&S::logout)}, {Limit::Write}},
        {Verb::Get, u"/api/users/me"_s, {}, Access::SignedIn, ReadFunction(profile(&P::me)), {Limit::Read}},
        {Verb::Get, u"/api/users/search"_s, {}, Access::SignedIn, ReadFunction(profile(&P::search)), {Limit::PeopleSearch}},
        {Verb::Get, u"/api/users/{userId}"_s, {}, Access::SignedIn, ReadFunction(profile(&P::one)), {Limit::Read}},
        {Verb::Put,
         u"/api/users/{userId}"_s,
         {},
         Access::SignedIn,
         WriteFunction{profile(&P::edit)},
         {Limit::Write, Limit::ProfileIdentity, Limit::ProfileChange}},
        {Verb::Delete, u"/api/users/{userId}"_s, {}, Access::SignedIn, erase, {Limit::PasswordCheck}},
        {Verb::Put, u"/api/users/{userId}/password"_s, {}, Access::SignedIn, password, {Limit::PasswordCheck}},
        {Verb::Get, u"/api/users/{userId}/sessions"_s, {}, Access::SignedIn, ReadFunction(sessions(&S::list)), {Limit::Read}},
        {Verb::Delete, u"/api/users/{userId}/sessions"_s, {}, Access::SignedIn, WriteFunction{sessions(&S::revokeOthers)}, {Limit::Write}},
        {Verb::Delete,
         u"/api/users/{userId}/sessions/{sessionId}"_s,
         {},
         Access::SignedIn,
         WriteFunction{sessions(&S::revoke)},
         {Limit::Write}},
    };
    for (Route &route : adminRoutes(all))
        routes.push_back(std::move(route));
    return routes;
}

} // namespace kith::server
