// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/account_fields.h"
#include "server/users/sessions_service.h"
#include "server/users/users_options.h"

namespace kith::server {

/// New accounts.
///
/// In three steps, because hashing must not happen on a lane: read() and the hash on a worker, enrol() in a write.
class RegistrationService
{
public:
    RegistrationService(IdGenerator &ids, const UsersOptions &options, const UsersHooks &hooks, const PasswordHasher &hasher,
                        const SessionsService &sessions);

    /// All three steps. The answer says which addresses have an account already, so the route needs a strict limit.
    /// Owner and thread: a worker.
    [[nodiscard]] Result<Answer> registerPerson(Storage &storage, const Call &call) const;

    struct Newcomer
    {
        User user; ///< with its new id
        QString password;
        Device device;
        QString invite = {}; ///< code of an invitation, as typed; empty: none
    };
    /// Errors: RegistrationClosed, also without an invitation where one is needed; Validation with every broken field.
    [[nodiscard]] Result<Newcomer> read(const Call &call) const;
    /// The fields of a new account, with a new id; `in` remembers what is wrong with them.
    [[nodiscard]] Newcomer readNewcomer(JsonReader &in, JsonReader::Need password, const QString &address) const;
    /// Errors: PhoneTaken, EmailTaken with the fields.
    [[nodiscard]] Result<void> checkFree(Transaction &transaction, const User &user) const;
    /// Stores the account alone. Errors: as checkFree().
    [[nodiscard]] Result<void> store(Transaction &transaction, const Newcomer &newcomer, const QString &passwordHash) const;
    /// Stores the account and its first session, and takes the invitation. Errors: as checkFree(), Validation when the
    /// invitation is not valid any more.
    [[nodiscard]] Result<Answer> enrol(Transaction &transaction, const Newcomer &newcomer, const QString &passwordHash) const;

private:
    [[nodiscard]] Result<void> mayEnter(Transaction &transaction, const Newcomer &newcomer) const;

    IdGenerator &m_ids;
    const UsersOptions &m_options;
    const UsersHooks &m_hooks;
    const PasswordHasher &m_hasher;
    const SessionsService &m_sessions;
};

} // namespace kith::server
