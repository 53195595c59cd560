// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/password_proof.h"
#include "server/users/sessions_service.h"

namespace kith::server {

/// Signing in, changing the password and setting a new one with a one-time code.
///
/// A wrong password, a login that does not exist and an account that may not sign in get the same answer after the same
/// work. Owner and thread: a worker.
class LoginService
{
public:
    LoginService(const PasswordHasher &hasher, PasswordProof &proof, const SessionsService &sessions);

    /// {login, password, country?, device?, client?} -> {user, token, session}. Errors: WrongLogin, TooManyRequests, Validation.
    [[nodiscard]] Result<Answer> login(Storage &storage, const Call &call);

    /// {current, password}; ends the person's other sessions. Errors: as login(), Forbidden, NotFound.
    [[nodiscard]] Result<Answer> changePassword(Storage &storage, const Call &call);

    /// {code, password}; ends all sessions. Errors: Validation, which is the one answer for a code that is unknown, used or
    /// expired; TooManyRequests.
    [[nodiscard]] Result<Answer> resetPassword(Storage &storage, const Call &call);

private:
    const PasswordHasher &m_hasher;
    PasswordProof &m_proof;
    const SessionsService &m_sessions;
};

} // namespace kith::server
