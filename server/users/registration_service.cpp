// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/registration_service.h"

#include "server/users/account_fields.h"
#include "server/users/name_index.h"
#include "server/users/users_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

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
        const auto checked = checkFree(transaction, newcomer->user);
        return checked ? Result<bool>(true) : Result<bool>(checked.error());
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
    if (!m_options.isRegistrationOpen)
        return ErrorCode::RegistrationClosed;
    JsonReader in = call.arguments();
    Newcomer newcomer = readNewcomer(in, Need::Required, call.peerAddress);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    return newcomer;
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
    const User user = UsersStore(transaction).own(newcomer.user.id).value_or(newcomer.user);
    return Answer::created(m_sessions.open(transaction, user, newcomer.device));
}

} // namespace kith::server
