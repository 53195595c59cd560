// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "server/users/login_backoff.h"
#include "server/users/password_hasher.h"

#include <chrono>

namespace kith::server {

/// Who may make an account.
enum class RegistrationMode {
    Open, ///< anybody
    Invite, ///< who holds an invitation
    Closed, ///< nobody; administrators make accounts
};
/// Wire form: open, invite, closed.
[[nodiscard]] QString registrationModeName(RegistrationMode mode);

/// When a sign-in session ends by itself.
struct SessionLifetime
{
    std::chrono::seconds idle = std::chrono::hours(24 * 180); ///< without being used; 0: never
    std::chrono::seconds absolute{0}; ///< after it began; 0: never
};

/// What an administrator decides about accounts.
struct UsersOptions
{
    RegistrationMode registration = RegistrationMode::Open;
    PasswordCost passwordCost = PasswordCost::interactive();
    LoginBackoff::Limits backoff = {};
    int sessionsPerPerson = 100; ///< one more signs the longest unused one out
    SessionLifetime sessions = {};
    std::chrono::seconds resetCodeLifetime = std::chrono::hours(1);
};

/// Told inside the transaction that changed the account, to rooms that users does not know. Any may be empty.
struct UsersHooks
{
    /// The person can be reached at these addresses from now on: a new account, or changed addresses.
    std::function<void(Transaction &, UserId, const QString &email, const QString &phone)> reachable = {};
    /// What others see of the person has changed.
    std::function<void(Transaction &, UserId)> publicProfileChanged = {};
    /// The person sends read receipts from now on, or does so no more.
    std::function<void(Transaction &, UserId)> readReceiptsChanged = {};
    /// Takes an invitation for somebody who is just being registered; the account is stored already.
    /// Errors: the invitation is not valid (any more).
    std::function<Result<void>(Transaction &, UserId, const QString &code)> acceptInvite = {};
    /// The invitation could be used now. Asked before anything is said about the addresses of the newcomer.
    std::function<bool(Transaction &, const QString &code)> isInviteValid = {};
    /// These sessions, perhaps of several people, go in this transaction, and with them what hangs on them.
    std::function<void(Transaction &, const QList<SessionId> &)> sessionsEnding = {};

    /// The account is being erased: everything of the person goes but messages and memberships.
    std::function<void(Transaction &, UserId)> erased = {};
    /// Ends up to `limit` memberships of an erased person. True: there are more.
    std::function<bool(Transaction &, UserId, int limit)> endMemberships = {};
    /// Unsends up to `limit` messages of an erased person from behind `place` (empty: from the start); returns the place to
    /// go on from, empty when nothing is left.
    std::function<QString(Transaction &, UserId, const QString &place, int limit)> unsendMessages = {};
};

} // namespace kith::server
