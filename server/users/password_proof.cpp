// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/password_proof.h"

#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Error tooManyAttempts(std::chrono::seconds wait)
{
    return Error{.code = ErrorCode::TooManyRequests,
                 .detail = u"Too many failed attempts. Try again in %1 seconds."_s.arg(wait.count()),
                 .retryAfter = wait};
}

PasswordProof::PasswordProof(const PasswordHasher &hasher, LoginBackoff::Limits limits)
    : m_hasher(hasher)
    , m_backoff(limits)
{
}

Result<void> PasswordProof::prove(const Attempt &attempt, const QString &storedHash)
{
    if (const auto wait = m_backoff.wait(attempt.account, attempt.address))
        return tooManyAttempts(*wait);
    const bool fits = m_hasher.verify(storedHash.isEmpty() ? m_hasher.dummyHash() : storedHash, attempt.password);
    if (fits && !storedHash.isEmpty()) {
        m_backoff.succeeded(attempt.account, attempt.address);
        return {};
    }
    m_backoff.failed(attempt.account, attempt.address);
    return ErrorCode::WrongLogin;
}

Result<QString> PasswordProof::proveOwn(Storage &storage, const Call &call, const QString &field, const QString &password)
{
    const auto stored = storage.readAndWait<QString>(
        [&](Transaction &transaction) -> Result<QString> { return UsersStore(transaction).passwordHash(call.caller.user); });
    if (!stored)
        return stored.error();
    // Counted apart from signing in: whoever holds a stolen session must not lock the owner out.
    const Attempt attempt{.account = u"password of "_s + call.caller.user.toString(), .address = call.peerAddress, .password = password};
    const auto proven = prove(attempt, *stored);
    if (proven)
        return *stored;
    if (proven.error().code != ErrorCode::WrongLogin)
        return proven.error();
    const QString detail = u"The password is not right."_s;
    return Error{.code = ErrorCode::WrongLogin, .detail = detail, .fields = {{field, u"format"_s, detail}}};
}

} // namespace kith::server
