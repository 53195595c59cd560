// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/storage.h"
#include "server/users/admin_store.h"
#include "server/users/registration_service.h"

namespace kith::server {

/// What administrators do with accounts. Every change is logged with who made it.
///
/// The caller may be this machine itself, an administrator without an account: nothing here asks for `caller.user`.
/// Thread: any, apart from create(), which hashes and belongs on a worker.
class AdminService
{
public:
    AdminService(const UsersOptions &options, const RegistrationService &registration, const PasswordHasher &hasher,
                 const SessionsService &sessions);

    /// {q?, status?, role?, after?, limit?} -> {users, more, next?}, in the order in which they were made.
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    /// {user, sessions}
    [[nodiscard]] Result<Answer> one(Transaction &transaction, const Call &call) const;
    /// {firstname, lastname?, email, phone, country, password?, role?} -> 201 {user}; without a password also {code,
    /// expiresAt}, with which the person sets one. Errors: Validation, EmailTaken, PhoneTaken.
    [[nodiscard]] Result<Answer> create(Storage &storage, const Call &call) const;
    /// {role?: person, administrator; status?: active, disabled} -> {user}. Disabling ends the person's sessions.
    [[nodiscard]] Result<Answer> change(Transaction &transaction, const Call &call) const;
    /// 201 {code, expiresAt}: lets the person set a new password once. Errors: Conflict for an account that may not sign in.
    [[nodiscard]] Result<Answer> makeResetCode(Transaction &transaction, const Call &call) const;
    /// {ended}: how many there were.
    [[nodiscard]] Result<Answer> endSessions(Transaction &transaction, const Call &call) const;
    /// How much there is of everything.
    [[nodiscard]] Result<Answer> counts(Transaction &transaction, const Call &call) const;

private:
    void setStatus(Transaction &transaction, const Call &call, Account &account, Account::Status status) const;

    const UsersOptions &m_options;
    const RegistrationService &m_registration;
    const PasswordHasher &m_hasher;
    const SessionsService &m_sessions;
};

} // namespace kith::server
