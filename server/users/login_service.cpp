// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/login_service.h"

#include "server/users/account_fields.h"
#include "server/users/own_path.h"
#include "server/users/phone_number.h"
#include "server/users/users_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
QString normalisedLogin(const QString &typed, const QString &country)
{
    if (typed.contains(u'@'))
        return normalisedEmail(typed);
    return toE164(typed, country).value_or(typed.trimmed());
}
} // namespace

LoginService::LoginService(const UsersOptions &options, const PasswordHasher &hasher, const SessionsService &sessions)
    : m_hasher(hasher)
    , m_sessions(sessions)
    , m_backoff(options.backoff)
{
}

Result<void> LoginService::admit(const Attempt &attempt)
{
    const auto wait = m_backoff.wait(attempt.account, attempt.address);
    if (!wait)
        return {};
    return Error{.code = ErrorCode::TooManyRequests,
                 .detail = u"Too many failed attempts. Try again in %1 seconds."_s.arg(wait->count()),
                 .retryAfter = *wait};
}

Result<void> LoginService::prove(const Attempt &attempt, const QString &storedHash)
{
    const bool fits = m_hasher.verify(storedHash.isEmpty() ? m_hasher.dummyHash() : storedHash, attempt.password);
    if (fits && !storedHash.isEmpty()) {
        m_backoff.succeeded(attempt.account, attempt.address);
        return {};
    }
    m_backoff.failed(attempt.account, attempt.address);
    return ErrorCode::WrongLogin;
}

Result<Answer> LoginService::login(Storage &storage, const Call &call)
{
    JsonReader in = call.arguments();
    const QString typed = in.text("login"_L1, Need::Required, {.min = 1, .max = limits::emailLength});
    const QString country = readCountry(in, Need::Optional);
    const Device device = readDevice(in, call.peerAddress);
    Attempt attempt{.account = {}, .address = call.peerAddress, .password = {}};
    attempt.password = in.text("password"_L1, Need::Required, {.min = 1, .max = limits::passwordMaxLength});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const QString address = normalisedLogin(typed, country);

    using Login = UsersStore::Login;
    const auto found = storage.readAndWait<Login>(
        [&](Transaction &transaction) -> Result<Login> { return UsersStore(transaction).loginByAddress(address).value_or(Login{}); });
    if (!found)
        return found.error();
    // One account, whichever of its addresses is typed.
    attempt.account = found->user.isNull() ? address : found->user.toString();
    if (const auto admitted = admit(attempt); !admitted)
        return admitted.error();
    if (const auto proven = prove(attempt, found->passwordHash); !proven)
        return proven.error();
    QString newHash;
    if (m_hasher.isOutdated(found->passwordHash)) {
        const auto made = m_hasher.hash(attempt.password);
        newHash = made ? *made : QString();
    }
    return storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        UsersStore users(transaction);
        // The password may have been changed while this one was being checked.
        const auto user = users.own(found->user);
        if (!user || users.passwordHash(found->user) != found->passwordHash)
            return ErrorCode::WrongLogin;
        if (!newHash.isEmpty())
            users.setPasswordHash(user->id, newHash);
        return Answer::ok(m_sessions.open(transaction, *user, device));
    });
}

Result<Answer> LoginService::changePassword(Storage &storage, const Call &call)
{
    struct Asked
    {
        Attempt attempt;
        QString storedHash;
        QString newPassword;
    };
    const auto asked = storage.readAndWait<Asked>([&](Transaction &transaction) -> Result<Asked> {
        UsersStore users(transaction);
        JsonReader in = call.arguments();
        const User owner = users.own(call.caller.user).value_or(User{});
        Asked out{.attempt = {.account = u"password of "_s + call.caller.user.toString(), .address = call.peerAddress, .password = {}},
                  .storedHash = users.passwordHash(call.caller.user),
                  .newPassword = readNewPassword(in, Need::Required, owner)};
        out.attempt.password = in.text("current"_L1, Need::Required, {.min = 1, .max = limits::passwordMaxLength});
        if (const auto own = ownPath(transaction, call, in); !own)
            return own.error();
        return out;
    });
    if (!asked)
        return asked.error();
    if (const auto admitted = admit(asked->attempt); !admitted)
        return admitted.error();
    if (!prove(asked->attempt, asked->storedHash)) {
        return Error{.code = ErrorCode::WrongLogin,
                     .detail = u"The current password is not right."_s,
                     .fields = {{u"current"_s, u"format"_s, u"The current password is not right."_s}}};
    }
    const auto newHash = m_hasher.hash(asked->newPassword);
    if (!newHash)
        return newHash.error();
    return storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        UsersStore users(transaction);
        if (users.passwordHash(call.caller.user) != asked->storedHash)
            return Error{.code = ErrorCode::Conflict, .detail = u"The password was changed elsewhere just now."_s};
        users.setPasswordHash(call.caller.user, *newHash);
        m_sessions.endOthers(transaction, call.caller.user, call.caller.session);
        return Answer::none();
    });
}

} // namespace kith::server
