// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/registration_service.h"

#include "server/users/account_fields.h"
#include "server/users/name_index.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr int inviteLength = 64;

Error badInvite()
{
    const QString detail = u"This invitation is not valid, or not any more."_s;
    return Error{.code = ErrorCode::Validation, .detail = detail, .fields = {{u"invite"_s, u"unknown"_s, detail}}};
}

} // namespace

RegistrationService::RegistrationService(IdGenerator &ids, const UsersOptions &options, const UsersHooks &hooks,
                                         const PasswordHasher &hasher, const SessionsService &sessions)
    : m_ids(ids)
    , m_options(options)
    , m_hooks(hooks)
    , m_hasher(hasher)
    , m_sessions(sessions)
{
}

Result<Answer> RegistrationService::registerPerson(Storage &storage, const Call &call) const
{
    const auto newcomer = read(call);
    if (!newcomer)
        return newcomer.error();
    // Before the hash, which costs a thousand times as much; enrol() asks again.
    const auto isFree = storage.readAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        const auto entered = mayEnter(transaction, *newcomer);
        return entered ? Result<bool>(true) : Result<bool>(entered.error());
    });
    if (!isFree)
        return isFree.error();
    const auto hash = m_hasher.hash(newcomer->password);
    if (!hash)
        return hash.error();
    return storage.writeAndWait<Answer>([&](Transaction &transaction) { return enrol(transaction, *newcomer, *hash); });
}

Result<RegistrationService::Newcomer> RegistrationService::read(const Call &call) const
{
    if (m_options.registration == RegistrationMode::Closed)
        return ErrorCode::RegistrationClosed;
    JsonReader in = call.arguments();
    const QString invite = in.text("invite"_L1, Need::Optional, {.min = 0, .max = inviteLength});
    if (m_options.registration == RegistrationMode::Invite && invite.isEmpty() && in.isOk())
        return Error{.code = ErrorCode::RegistrationClosed, .detail = u"This server takes new accounts by invitation only."_s};
    Newcomer newcomer = readNewcomer(in, Need::Required, call.peerAddress);
    newcomer.invite = invite;
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return newcomer;
}

// Without a valid invitation nobody learns which addresses are taken, where one is needed.
Result<void> RegistrationService::mayEnter(Transaction &transaction, const Newcomer &newcomer) const
{
    if (!newcomer.invite.isEmpty() && !(m_hooks.isInviteValid && m_hooks.isInviteValid(transaction, newcomer.invite)))
        return badInvite();
    return checkFree(transaction, newcomer.user);
}

RegistrationService::Newcomer RegistrationService::readNewcomer(JsonReader &in, Need password, const QString &address) const
{
    Newcomer newcomer;
    User &user = newcomer.user;
    user.firstname = readFirstname(in, Need::Required);
    user.lastname = readLastname(in);
    user.email = readEmail(in, Need::Required);
    user.country = readCountry(in, Need::Required);
    user.phone = readPhone(in, Need::Required, user.country);
    newcomer.password = readNewPassword(in, password, user);
    newcomer.device = readDevice(in, address);
    user.id = UserId(m_ids.next());
    user.createdAt = now();
    user.settings = UserSettings{};
    user.version = 1;
    return newcomer;
}

Result<void> RegistrationService::checkFree(Transaction &transaction, const User &user) const
{
    UsersStore store(transaction);
    const bool isEmailTaken = !store.idByEmail(user.email).isNull();
    const bool isPhoneTaken = !store.idByPhone(user.phone).isNull();
    if (isEmailTaken || isPhoneTaken)
        return addressesTaken(isEmailTaken, isPhoneTaken);
    return {};
}

Result<void> RegistrationService::store(Transaction &transaction, const Newcomer &newcomer, const QString &passwordHash) const
{
    UsersStore store(transaction);
    const User &user = newcomer.user;
    if (!store.insert(user, passwordHash)) {
        const auto checked = checkFree(transaction, user);
        return checked ? Error{.code = ErrorCode::Conflict} : checked.error();
    }
    NameIndex(transaction).store(user);
    if (m_hooks.reachable)
        m_hooks.reachable(transaction, user.id, user.email, user.phone);
    return {};
}

Result<Answer> RegistrationService::enrol(Transaction &transaction, const Newcomer &newcomer, const QString &passwordHash) const
{
    if (const auto stored = store(transaction, newcomer, passwordHash); !stored)
        return stored.error();
    if (!newcomer.invite.isEmpty()) {
        const auto accepted = m_hooks.acceptInvite ? m_hooks.acceptInvite(transaction, newcomer.user.id, newcomer.invite)
                                                   : Result<void>(badInvite());
        if (!accepted)
            return accepted.error().code == ErrorCode::NotFound ? badInvite() : accepted.error();
    }
    const User user = UsersStore(transaction).own(newcomer.user.id).value_or(newcomer.user);
    return Answer::created(m_sessions.open(transaction, user, newcomer.device));
}

} // namespace kith::server
