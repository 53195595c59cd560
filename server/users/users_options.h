// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "server/users/login_backoff.h"
#include "server/users/password_hasher.h"

namespace kith::server {

/// What an administrator decides about accounts.
struct UsersOptions
{
    bool isRegistrationOpen = true;
    PasswordCost passwordCost = PasswordCost::interactive();
    LoginBackoff::Limits backoff = {};
    int sessionsPerPerson = 100; ///< one more signs the longest unused one out
};

/// Told inside the transaction that changed the account, to rooms that users does not know. Any may be empty.
struct UsersHooks
{
    /// The person can be reached at these addresses from now on: a new account, or changed addresses.
    std::function<void(Transaction &, UserId, const QString &email, const QString &phone)> reachable = {};
    /// What others see of the person has changed.
    std::function<void(Transaction &, UserId)> publicProfileChanged = {};
};

} // namespace kith::server
