// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/user.h"

namespace kith::server {

/// The rows of people: profile, addresses, password hash.
class UsersStore
{
public:
    explicit UsersStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// The whole profile, as only the person may see it. Absent also for an erased account.
    [[nodiscard]] std::optional<User> own(UserId id);
    /// Null when nobody has this address. Range: normalised e-mail, E.164.
    [[nodiscard]] UserId idByEmail(const QString &email);
    [[nodiscard]] UserId idByPhone(const QString &phone);

    struct Login
    {
        UserId user;
        QString passwordHash;
    };
    /// By e-mail or E.164, whichever `address` is. Absent for whoever may not sign in.
    [[nodiscard]] std::optional<Login> loginByAddress(const QString &address);
    [[nodiscard]] QString passwordHash(UserId id);

    /// The name is not searchable yet: see NameIndex. False when the e-mail or the phone number is taken.
    [[nodiscard]] bool insert(const User &user, const QString &passwordHash);
    /// Everything but the version, which is person::tell()'s.
    void update(const User &user);
    void setPasswordHash(UserId id, const QString &hash);

private:
    Transaction &m_transaction;
};

} // namespace kith::server
