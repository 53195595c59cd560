// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/executor.h"
#include "server/users/admin_service.h"
#include "server/users/erasure_service.h"
#include "server/users/login_service.h"
#include "server/users/profile_service.h"
#include "server/users/registration_service.h"
#include "server/users/upkeep.h"

namespace kith::server {

/// Everything of this room that keeps something in memory, made once for its routes, the executor and the upkeep.
/// Later members refer to earlier ones. `ids` and `board` must outlive it.
struct UsersServices
{
    UsersServices(IdGenerator &ids, const PresenceBoard &board, UsersOptions usersOptions, UsersHooks usersHooks);
    UsersServices(const UsersServices &) = delete;
    UsersServices &operator=(const UsersServices &) = delete;

    /// For the executor. Owner: this must outlive it.
    [[nodiscard]] Authenticator authenticator() const;
    [[nodiscard]] CallerSeen callerSeen();

    const UsersOptions options;
    const UsersHooks hooks;
    const PasswordHasher hasher;
    PasswordProof proof;
    SessionActivity activity;
    const SessionsService sessions;
    const RegistrationService registration;
    LoginService login;
    const ProfileService profile;
    const std::shared_ptr<Erasure> erasure;
    ErasureService erasing;
    const AdminService admin;
    const std::shared_ptr<Upkeep> upkeep;
};

} // namespace kith::server
