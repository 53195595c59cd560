// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/storage/storage.h"
#include "server/users/login_backoff.h"
#include "server/users/password_hasher.h"

namespace kith::server {

/// Proves passwords, and slows guessing down wherever one is asked for: attempts are counted per account and address, and per address,
/// and refused before anything is hashed. Thread: a worker.
class PasswordProof
{
public:
    PasswordProof(const PasswordHasher &hasher, LoginBackoff::Limits limits);

    struct Attempt
    {
        QString account; ///< what is counted; the normalised login, for example
        QString address;
        QString password;
    };
    /// Errors: TooManyRequests; WrongLogin, also for an empty `storedHash` (there is no such account), after the same work.
    [[nodiscard]] Result<void> prove(const Attempt &attempt, const QString &storedHash);
    /// That the caller knows their own password, which came in `field`. Hands back its stored form.
    /// Errors: TooManyRequests, WrongLogin with the field.
    [[nodiscard]] Result<QString> proveOwn(Storage &storage, const Call &call, const QString &field, const QString &password);

    [[nodiscard]] LoginBackoff &backoff() { return m_backoff; }

private:
    const PasswordHasher &m_hasher;
    LoginBackoff m_backoff;
};

/// 429: what a LoginBackoff answered.
[[nodiscard]] Error tooManyAttempts(std::chrono::seconds wait);

} // namespace kith::server
