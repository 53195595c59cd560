// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/sessions_service.h"
#include "server/users/users_options.h"

namespace kith::server {

/// Signing in and changing the password: whatever proves a password.
///
/// A wrong password and a login that does not exist get the same answer after the same work. Attempts are counted per
/// account and per address, and refused before anything is hashed. Owner and thread: a worker.
class LoginService
{
public:
    LoginService(const UsersOptions &options, const PasswordHasher &hasher, const SessionsService &sessions);

    /// {login, password, country?, device?} -> {user, token, session}. Errors: WrongLogin, TooManyRequests, Validation.
    [[nodiscard]] Result<Answer> login(Storage &storage, const Call &call);

    /// {current, password}; ends the person's other sessions. Errors: as login(), Forbidden, NotFound.
    [[nodiscard]] Result<Answer> changePassword(Storage &storage, const Call &call);

private:
    struct Attempt
    {
        QString account; ///< what is counted; the normalised login
        QString address;
        QString password;
    };
    /// Counts the outcome. `storedHash` empty: there is no such account.
    [[nodiscard]] Result<void> prove(const Attempt &attempt, const QString &storedHash);
    [[nodiscard]] Result<void> admit(const Attempt &attempt);

    const PasswordHasher &m_hasher;
    const SessionsService &m_sessions;
    LoginBackoff m_backoff;
};

} // namespace kith::server
