// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/login_service.h"

#include "server/users/account_fields.h"
#include "server/users/own_path.h"
#include "server/users/person.h"
#include "server/users/phone_number.h"
#include "server/users/reset_codes.h"
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

constexpr int resetCodeLength = 64;

Error badCode()
{
    const QString detail = u"This code is not valid, or not any more. Ask for a new one."_s;
    return Error{.code = ErrorCode::Validation, .detail = detail, .fields = {{u"code"_s, u"unknown"_s, detail}}};
}
} // namespace

LoginService::LoginService(const PasswordHasher &hasher, PasswordProof &proof, const SessionsService &sessions)
    : m_hasher(hasher)
    , m_proof(proof)
    , m_sessions(sessions)
{
}

Result<Answer> LoginService::login(Storage &storage, const Call &call)
{
    JsonReader in = call.arguments();
    const QString typed = in.text("login"_L1, Need::Required, {.min = 1, .max = limits::emailLength});
    const QString country = readCountry(in, Need::Optional);
    const Device device = readDevice(in, call.peerAddress);
    PasswordProof::Attempt attempt{.account = {}, .address = call.peerAddress, .password = {}};
    attempt.password = in.text("password"_L1, Need::Required, {.min = 1, .max = limits::passwordMaxLength});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const QString address = normalisedLogin(typed, country);

    using Login = UsersStore::Login;
    const auto found = storage.readAndWait<Login>(
        [&](Transaction &transaction) -> Result<Login> { return UsersStore(transaction).loginByAddress(address).value_or(Login{}); });
    if (!found)
        return found.error();
    // By what was typed, not by whose it is: else waiting would tell which addresses are one person's, and which nobody's.
    attempt.account = address;
    if (const auto proven = m_proof.prove(attempt, found->passwordHash); !proven)
        return proven.error();
    QString newHash;
    if (m_hasher.isOutdated(found->passwordHash)) {
        const auto made = m_hasher.hash(attempt.password);
        newHash = made ? *made : QString();
    }
    return storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        UsersStore users(transaction);
        // The password may have been changed, or the account disabled, while this one was being checked.
        const auto user = users.own(found->user);
        if (!user || !person::isActive(transaction, user->id) || users.passwordHash(user->id) != found->passwordHash)
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
        QString current;
        QString newPassword;
    };
    const auto asked = storage.readAndWait<Asked>([&](Transaction &transaction) -> Result<Asked> {
        JsonReader in = call.arguments();
        const User owner = UsersStore(transaction).own(call.caller.user).value_or(User{});
        Asked out{.current = {}, .newPassword = readNewPassword(in, Need::Required, owner)};
        out.current = in.text("current"_L1, Need::Required, {.min = 1, .max = limits::passwordMaxLength});
        if (const auto own = ownPath(transaction, call, in); !own)
            return own.error();
        return out;
    });
    if (!asked)
        return asked.error();
    const auto storedHash = m_proof.proveOwn(storage, call, u"current"_s, asked->current);
    if (!storedHash)
        return storedHash.error();
    const auto newHash = m_hasher.hash(asked->newPassword);
    if (!newHash)
        return newHash.error();
    return storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        UsersStore users(transaction);
        if (users.passwordHash(call.caller.user) != *storedHash)
            return Error{.code = ErrorCode::Conflict, .detail = u"The password was changed elsewhere just now."_s};
        users.setPasswordHash(call.caller.user, *newHash);
        reset_codes::remove(transaction, call.caller.user);
        m_sessions.endOthers(transaction, call.caller.user, call.caller.session);
        return Answer::none();
    });
}

Result<Answer> LoginService::resetPassword(Storage &storage, const Call &call)
{
    JsonReader in = call.arguments();
    const QString code = in.text("code"_L1, Need::Required, {.min = 1, .max = resetCodeLength});
    const QString password = readNewPassword(in, Need::Required, {});
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    // Not by account: nobody knows yet whose code this is.
    const QString account = u"reset from "_s + call.peerAddress;
    LoginBackoff &backoff = m_proof.backoff();
    if (const auto wait = backoff.wait(account, call.peerAddress))
        return tooManyAttempts(*wait);

    const auto owner = storage.readAndWait<UserId>([&](Transaction &transaction) -> Result<UserId> {
        const UserId user = reset_codes::ownerOf(transaction, code);
        if (user.isNull())
            return badCode();
        (void)readNewPassword(in, Need::Required, UsersStore(transaction).own(user).value_or(User{}));
        const auto verdict = in.verdict();
        return verdict ? Result<UserId>(user) : Result<UserId>(verdict.error());
    });
    if (!owner) {
        if (owner.error() == badCode())
            backoff.failed(account, call.peerAddress);
        return owner.error();
    }
    const auto newHash = m_hasher.hash(password);
    if (!newHash)
        return newHash.error();
    const auto answer = storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        // Somebody else may have used it while the password was being hashed.
        if (reset_codes::ownerOf(transaction, code) != *owner)
            return badCode();
        UsersStore(transaction).setPasswordHash(*owner, *newHash);
        reset_codes::remove(transaction, *owner);
        m_sessions.endOthers(transaction, *owner, {});
        return Answer::none();
    });
    if (answer)
        backoff.succeeded(owner->toString(), call.peerAddress);
    return answer;
}

} // namespace kith::server
