// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/users/admin_service.h"
#include "server/users/login_service.h"
#include "server/users/profile_service.h"
#include "server/users/registration_service.h"

namespace kith::server {

/// What the routes of this room share. Later members refer to earlier ones.
struct UsersServices
{
    UsersServices(IdGenerator &ids, UsersOptions usersOptions, UsersHooks usersHooks)
        : options(std::move(usersOptions))
        , hooks(std::move(usersHooks))
        , hasher(options.passwordCost)
        , sessions(ids, options.sessionsPerPerson)
        , registration(ids, options, hooks, hasher, sessions)
        , login(options, hasher, sessions)
        , profile(hooks)
        , admin(registration, hasher, sessions)
    {
    }
    UsersServices(const UsersServices &) = delete;
    UsersServices &operator=(const UsersServices &) = delete;

    const UsersOptions options;
    const UsersHooks hooks;
    const PasswordHasher hasher;
    const SessionsService sessions;
    const RegistrationService registration;
    LoginService login;
    const ProfileService profile;
    const AdminService admin;
};

} // namespace kith::server
