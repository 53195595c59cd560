// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/admin_service.h"

#include "server/api/parameter.h"
#include "server/users/admin_log.h"
#include "server/users/person.h"
#include "server/users/reset_codes.h"
#include "server/users/sessions_store.h"
#include "server/users/users_store.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
using Status = Account::Status;

constexpr int searchLength = 200;

/// Absent when the path names nobody.
std::optional<Account> accountIn(Transaction &transaction, const Call &call)
{
    const auto id = UserId::fromString(call.input.value("userId"_L1).toString());
    return id ? AdminStore(transaction).one(*id) : std::nullopt;
}

QJsonObject withCode(QJsonObject body, const reset_codes::Issued &issued)
{
    body.insert(u"code"_s, issued.code);
    body.insert(u"expiresAt"_s, toRfc3339(issued.expiresAt));
    return body;
}

Error isErased()
{
    return Error{.code = ErrorCode::Conflict, .detail = u"This account was erased."_s};
}

/// The person's own devices show what became of the account.
void tellOwn(Transaction &transaction, UserId user)
{
    if (auto own = UsersStore(transaction).own(user)) {
        ++own->version; // tell() makes that step
        person::tell(transaction, user, u"profile"_s, {{u"user"_s, toJson(*own)}});
    }
}
} // namespace

AdminService::AdminService(const UsersOptions &options, const RegistrationService &registration, const PasswordHasher &hasher,
                           const SessionsService &sessions)
    : m_options(options)
    , m_registration(registration)
    , m_hasher(hasher)
    , m_sessions(sessions)
{
}

Result<Answer> AdminService::list(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    AdminStore::Search search;
    search.text = in.text("q"_L1, Need::Optional, {.min = 0, .max = searchLength});
    if (in.has("status"_L1)) {
        const QString status = in.choice("status"_L1, Need::Required, {u"active"_s, u"disabled"_s, u"erased"_s});
        search.status = status == "active"_L1 ? Status::Active : status == "disabled"_L1 ? Status::Disabled : Status::Erased;
    }
    if (in.has("role"_L1))
        search.isAdministrator = in.choice("role"_L1, Need::Required, {u"person"_s, u"administrator"_s}) == "administrator"_L1;
    search.after = in.id<UserId>("after"_L1, Need::Optional);
    const int limit = int(readParameter(in, "limit"_L1, 1, limits::pageMax, limits::pageDefault));
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    search.limit = limit + 1;
    QList<Account> found = AdminStore(transaction).find(search);
    const bool more = found.size() > limit;
    found.resize(qMin<qsizetype>(found.size(), limit));
    QJsonArray users;
    for (const Account &account : std::as_const(found))
        users.append(toJson(account));
    QJsonObject body{{u"users"_s, users}, {u"more"_s, more}};
    if (more)
        body.insert(u"next"_s, found.last().user.id.toString());
    return Answer::ok(body);
}

Result<Answer> AdminService::one(Transaction &transaction, const Call &call) const
{
    const auto account = accountIn(transaction, call);
    if (!account)
        return ErrorCode::NotFound;
    QJsonArray sessions;
    for (const Session &session : SessionsStore(transaction).of(account->user.id))
        sessions.append(toJson(session));
    return Answer::ok({{u"user"_s, toJson(*account)}, {u"sessions"_s, sessions}});
}

Result<Answer> AdminService::create(Storage &storage, const Call &call) const
{
    JsonReader in = call.arguments();
    auto newcomer = m_registration.readNewcomer(in, Need::Optional, call.peerAddress);
    newcomer.user.isAdministrator = in.choice("role"_L1, Need::Optional, {u"person"_s, u"administrator"_s}) == "administrator"_L1;
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const bool hasPassword = !newcomer.password.isEmpty();
    const auto hash = hasPassword ? m_hasher.hash(newcomer.password) : Result<QString>(m_hasher.dummyHash());
    if (!hash)
        return hash.error();
    return storage.writeAndWait<Answer>([&](Transaction &transaction) -> Result<Answer> {
        if (const auto stored = m_registration.store(transaction, newcomer, *hash); !stored)
            return stored.error();
        const UserId id = newcomer.user.id;
        logAdmin(call, u"made the account"_s, id);
        const QJsonObject body{{u"user"_s, toJson(AdminStore(transaction).one(id).value_or(Account{}))}};
        return Answer::created(hasPassword ? body : withCode(body, reset_codes::issue(transaction, id, m_options.resetCodeLifetime)));
    });
}

Result<Answer> AdminService::change(Transaction &transaction, const Call &call) const
{
    auto account = accountIn(transaction, call);
    if (!account)
        return ErrorCode::NotFound;
    JsonReader in = call.arguments();
    const bool isAdministrator = in.has("role"_L1)
                                     ? in.choice("role"_L1, Need::Required, {u"person"_s, u"administrator"_s}) == "administrator"_L1
                                     : account->user.isAdministrator;
    Status status = account->status;
    if (in.has("status"_L1)) {
        const bool isDisabled = in.choice("status"_L1, Need::Required, {u"active"_s, u"disabled"_s}) == "disabled"_L1;
        status = isDisabled ? Status::Disabled : Status::Active;
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (account->status == Status::Erased)
        return isErased();
    if (isAdministrator != account->user.isAdministrator) {
        AdminStore(transaction).setAdministrator(account->user.id, isAdministrator);
        logAdmin(call, isAdministrator ? u"made an administrator of"_s : u"took the role of administrator from"_s, account->user.id);
        tellOwn(transaction, account->user.id);
    }
    if (status != account->status)
        setStatus(transaction, call, *account, status);
    return Answer::ok({{u"user"_s, toJson(AdminStore(transaction).one(account->user.id).value_or(*account))}});
}

void AdminService::setStatus(Transaction &transaction, const Call &call, Account &account, Status status) const
{
    const bool isDisabled = status == Status::Disabled;
    const UserId id = account.user.id;
    AdminStore(transaction).setDisabledAt(id, isDisabled ? std::optional(now()) : std::nullopt);
    logAdmin(call, isDisabled ? u"disabled"_s : u"enabled"_s, id);
    if (!isDisabled)
        return;
    reset_codes::remove(transaction, id);
    m_sessions.endOthers(transaction, id, {});
}

Result<Answer> AdminService::makeResetCode(Transaction &transaction, const Call &call) const
{
    const auto account = accountIn(transaction, call);
    if (!account)
        return ErrorCode::NotFound;
    if (account->status == Status::Erased)
        return isErased();
    if (account->status == Status::Disabled)
        return Error{.code = ErrorCode::Conflict, .detail = u"This account is disabled; enable it first."_s};
    logAdmin(call, u"made a reset code for"_s, account->user.id);
    return Answer::created(withCode({}, reset_codes::issue(transaction, account->user.id, m_options.resetCodeLifetime)));
}

Result<Answer> AdminService::endSessions(Transaction &transaction, const Call &call) const
{
    const auto account = accountIn(transaction, call);
    if (!account)
        return ErrorCode::NotFound;
    logAdmin(call, u"ended the sessions of"_s, account->user.id);
    m_sessions.endOthers(transaction, account->user.id, {});
    return Answer::ok({{u"ended"_s, account->sessionCount}});
}

Result<Answer> AdminService::counts(Transaction &transaction, const Call &) const
{
    return Answer::ok(AdminStore(transaction).counts());
}

} // namespace kith::server
