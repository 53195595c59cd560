// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/account_store.h"

#include "client/net/rest_client.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>
#include <QtCore/QSaveFile>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ownerOnlyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;

Error profileTrouble(const QString &why)
{
    return Error{.code = ErrorCode::Storage,
                 .detail = QCoreApplication::translate("Accounts", "Your Kith profile cannot be used: %1").arg(why)};
}

std::optional<AccountIdentity> identityFromJson(const QJsonObject &json)
{
    const QUrl server(json.value(u"server"_s).toString(), QUrl::StrictMode);
    const auto user = UserId::fromString(json.value(u"userId"_s).toString());
    if (!server.isValid() || server.host().isEmpty() || !user)
        return std::nullopt;
    return AccountIdentity{.server = server, .user = *user};
}

QJsonObject toJson(const AccountIdentity &identity)
{
    return {{u"server"_s, identity.server.toString()}, {u"userId"_s, identity.user.toString()}};
}

QJsonObject bodyOf(const Registration &registration, const QString &device)
{
    QJsonObject body{{u"firstname"_s, registration.firstname},
                     {u"lastname"_s, registration.lastname},
                     {u"email"_s, registration.email},
                     {u"phone"_s, registration.phone},
                     {u"country"_s, registration.country},
                     {u"password"_s, registration.password},
                     {u"device"_s, device}};
    if (!registration.invite.isEmpty())
        body.insert(u"invite"_s, registration.invite);
    return body;
}

} // namespace

AccountStore::AccountStore(const QString &profileDir, TokenVault &vault, const QString &deviceName, QObject *parent)
    : QObject(parent)
    , m_profileDir(profileDir)
    , m_vault(vault)
    , m_deviceName(deviceName)
    , m_keys(profileDir + u"/server-keys.json"_s)
{
}

AccountStore::~AccountStore() = default;

Result<void> AccountStore::restore()
{
    if (!QDir().mkpath(m_profileDir) || !QFile::setPermissions(m_profileDir, ownerOnlyFolder))
        return profileTrouble(QCoreApplication::translate("Accounts", "the folder %1 cannot be written").arg(m_profileDir));
    QFile file(m_profileDir + u"/accounts.json"_s);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return profileTrouble(file.errorString());
    m_isRestored = false;
    const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
    const auto current = identityFromJson(content.value(u"current"_s).toObject());
    const QJsonArray list = content.value(u"accounts"_s).toArray();
    for (const QJsonValue &value : list) {
        const auto identity = identityFromJson(value.toObject());
        if (!identity)
            continue;
        const auto account = openAccount(*identity);
        if (!account) {
            // The others open. Whoever listens for it is made after this.
            m_closed.push_back(*identity);
            qWarning("%s", qUtf8Printable(account.error().detail));
            QMetaObject::invokeMethod(
                this, [this, identity = *identity, why = account.error()] { Q_EMIT accountClosed(identity, why); }, Qt::QueuedConnection);
            continue;
        }
        if (!m_current || identity == current)
            setCurrent(*account);
        (*account)->expectToken();
        m_vault.read(vaultKeyOf(*identity), *account,
                     [this, account = *account](const Result<QString> &token) { takeToken(account, token); });
    }
    m_isRestored = true;
    return {};
}

void AccountStore::takeToken(Account *account, const Result<QString> &token)
{
    // Somebody was faster than the keychain.
    if (account->connectionState() != ConnectionState::Connecting || account->hasToken())
        return;
    if (token && !token->isEmpty()) {
        account->signIn(*token);
        return;
    }
    account->missToken(token ? QString() : token.error().detail);
    Q_EMIT signInNeeded(account, account->connectionReason());
}

QList<Account *> AccountStore::accounts() const
{
    QList<Account *> all;
    for (const auto &account : m_accounts)
        all.append(account.get());
    return all;
}

void AccountStore::setCurrent(Account *account)
{
    if (m_current == account)
        return;
    m_current = account;
    Q_EMIT currentChanged();
    // While the profile is being read, what it says is not all known yet.
    if (m_isRestored) {
        if (const auto saved = save(); !saved)
            qWarning("%s", qUtf8Printable(saved.error().detail));
    }
}

void AccountStore::login(const QUrl &server, const QString &login, const QString &password, QObject *context, Answer<Account *> answer)
{
    enter(server, u"/api/users/login"_s, {{u"login"_s, login.trimmed()}, {u"password"_s, password}, {u"device"_s, m_deviceName}}, context,
          std::move(answer));
}

void AccountStore::registerUser(const QUrl &server, const Registration &registration, QObject *context, Answer<Account *> answer)
{
    enter(server, u"/api/users/register"_s, bodyOf(registration, m_deviceName), context, std::move(answer));
}

void AccountStore::resetPassword(const QUrl &server, const QString &code, const QString &password, QObject *context, Answer<void> answer)
{
    auto *rest = new RestClient(server, &m_keys, this);
    rest->post(
        u"/api/users/reset"_s, {{u"code"_s, code}, {u"password"_s, password}}, context,
        [answer = std::move(answer)](const Result<RestAnswer> &reply) { answer(reply ? Result<void>() : Result<void>(reply.error())); });
    rest->deleteAfterAnswers();
}

void AccountStore::askServer(const QUrl &server, QObject *context, Answer<ServerFacts> answer)
{
    auto *rest = new RestClient(server, &m_keys, this);
    rest->get(u"/api/server"_s, {}, context, [answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            answer(reply.error());
            return;
        }
        if (!reply->body.contains(u"protocols"_s)) {
            answer(Error{.code = ErrorCode::Protocol,
                         .detail = QCoreApplication::translate("Accounts", "This does not look like a Kith server.")});
            return;
        }
        answer(ServerFacts{.name = reply->body.value(u"name"_s).toString(),
                           .registration = reply->body.value(u"registration"_s).toString(),
                           .keyFingerprint = reply->body.value(u"keyFingerprint"_s).toString()});
    });
    rest->deleteAfterAnswers();
}

void AccountStore::enter(const QUrl &server, const QString &path, const QJsonObject &body, QObject *context, Answer<Account *> answer)
{
    auto *rest = new RestClient(server, &m_keys, this);
    rest->post(path, body, this,
               [this, rest, server, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                   rest->deleteLater();
                   Result<Account *> outcome = reply ? takeSession(server, reply->body) : Result<Account *>(reply.error());
                   if (guard && answer)
                       answer(outcome);
               });
}

Result<Account *> AccountStore::takeSession(const QUrl &server, const QJsonObject &body)
{
    const auto user = userFromJson(body.value(u"user"_s).toObject());
    const QString token = body.value(u"token"_s).toString();
    if (!user || token.isEmpty())
        return Error{.code = ErrorCode::Protocol,
                     .detail = QCoreApplication::translate("Accounts", "This does not look like a Kith server.")};
    return adopt({.server = server, .user = user->id}, token);
}

Result<Account *> AccountStore::adopt(const AccountIdentity &identity, const QString &token)
{
    const auto account = openAccount(identity);
    if (!account)
        return account.error();
    setCurrent(*account);
    if (const auto saved = save(); !saved)
        return saved.error();
    m_vault.write(vaultKeyOf(identity), token, this, [this](const Result<void> &kept) {
        if (!kept)
            Q_EMIT tokenNotKept(kept.error().detail);
    });
    (*account)->signIn(token);
    return account;
}

Result<Account *> AccountStore::openAccount(const AccountIdentity &identity)
{
    for (const auto &account : m_accounts) {
        if (account->identity() == identity)
            return account.get();
    }
    auto opened = Account::open(identity, folderOf(identity), m_deviceName, &m_keys);
    if (!opened)
        return opened.error();
    m_accounts.push_back(std::move(opened).value());
    std::erase(m_closed, identity);
    Account *account = m_accounts.back().get();
    CacheRebuild::sweep(folderOf(identity));
    watchDamage(account);
    Q_EMIT accountAdded(account);
    return account;
}

void AccountStore::remove(Account *account, QObject *context, Answer<void> answer)
{
    account->signOut(this, [this, guard = QPointer<QObject>(context), answer = std::move(answer),
                            account = QPointer<Account>(account)](const Result<void> &ended) {
        // We are inside one of the account's own functions; it goes when that is over.
        QMetaObject::invokeMethod(
            this,
            [this, guard, answer, account, ended] {
                if (account)
                    erase(account);
                if (guard && answer)
                    answer(ended);
            },
            Qt::QueuedConnection);
    });
}

void AccountStore::erase(Account *account)
{
    const auto place = std::find_if(m_accounts.begin(), m_accounts.end(), [account](const auto &one) { return one.get() == account; });
    if (place == m_accounts.end())
        return;
    const AccountIdentity identity = account->identity();
    if (m_rebuilding == account)
        cancelRebuild();
    m_vault.remove(vaultKeyOf(identity), this, [](const Result<void> &) {});
    std::unique_ptr<Account> leaving = std::move(*place);
    m_accounts.erase(place);
    if (m_current == account)
        setCurrent(m_accounts.empty() ? nullptr : m_accounts.front().get());
    Q_EMIT accountRemoved(identity);
    leaving.reset();
    QDir(folderOf(identity)).removeRecursively();
    if (const auto saved = save(); !saved)
        qWarning("%s", qUtf8Printable(saved.error().detail));
}

void AccountStore::watchDamage(Account *account)
{
    connect(account, &Account::cacheDamaged, this, [this, account] {
        qWarning("Damage was found in the cache; it is made anew.");
        if (m_rebuilding == account)
            cancelRebuild();
        reopen(account, [](const QString &) { return Result<void>(); });
    });
}

/// Between the old account object and the new one nobody has the cache open.
void AccountStore::reopen(Account *account, const std::function<Result<void>(const QString &folder)> &between)
{
    const auto place = std::find_if(m_accounts.begin(), m_accounts.end(), [account](const auto &one) { return one.get() == account; });
    if (place == m_accounts.end())
        return;
    const AccountIdentity identity = account->identity();
    const QString token = account->token();
    const bool wasCurrent = m_current == account;
    Q_EMIT reopening(account);
    if (wasCurrent)
        m_current = nullptr;
    place->reset();
    const Result<void> done = between(folderOf(identity));
    auto opened = Account::open(identity, folderOf(identity), m_deviceName, &m_keys);
    if (!opened) {
        m_accounts.erase(place);
        close(identity, wasCurrent, opened.error());
        return;
    }
    *place = std::move(opened).value();
    Account *fresh = place->get();
    if (wasCurrent)
        m_current = fresh;
    if (m_rebuild)
        m_rebuilding = fresh;
    watchDamage(fresh);
    Q_EMIT accountAdded(fresh);
    Q_EMIT reopened(fresh);
    if (!token.isEmpty()) {
        fresh->signIn(token);
    } else {
        fresh->expectToken();
        m_vault.read(vaultKeyOf(identity), fresh, [this, fresh](const Result<QString> &kept) { takeToken(fresh, kept); });
    }
    endRebuild(done);
}

/// The disk is full or gone. What the account has kept stays where it is.
void AccountStore::close(const AccountIdentity &identity, bool wasCurrent, const Error &why)
{
    qWarning("%s", qUtf8Printable(why.detail));
    m_closed.push_back(identity);
    if (wasCurrent) {
        m_current = m_accounts.empty() ? nullptr : m_accounts.front().get();
        Q_EMIT currentChanged();
    }
    Q_EMIT accountClosed(identity, why);
    endRebuild(why);
}

Result<void> AccountStore::rebuildCache(Account *account)
{
    if (m_rebuild)
        return Error{.code = ErrorCode::Conflict, .detail = QCoreApplication::translate("Accounts", "This is under way already.")};
    if (!account->hasToken())
        return Error{.code = ErrorCode::NotSignedIn};
    auto begun = CacheRebuild::begin(*account, folderOf(account->identity()), &m_keys);
    if (!begun)
        return begun.error();
    m_rebuild = std::move(begun).value();
    m_rebuilding = account;
    connect(m_rebuild.get(), &CacheRebuild::progressChanged, this, &AccountStore::rebuildChanged);
    // Each comes from within something that the rebuild owns; it goes when that is over. By then it may have been given up.
    connect(
        m_rebuild.get(), &CacheRebuild::failed, this,
        [this, mine = QPointer<CacheRebuild>(m_rebuild.get())](const Error &error) {
            if (mine)
                endRebuild(error);
        },
        Qt::QueuedConnection);
    connect(
        m_rebuild.get(), &CacheRebuild::filled, this,
        [this, mine = QPointer<CacheRebuild>(m_rebuild.get())] {
            if (!mine)
                return;
            mine->stop();
            reopen(m_rebuilding, &CacheRebuild::exchange);
        },
        Qt::QueuedConnection);
    Q_EMIT rebuildChanged();
    return {};
}

void AccountStore::cancelRebuild()
{
    if (!m_rebuild)
        return;
    m_rebuild.reset();
    if (m_rebuilding)
        CacheRebuild::sweep(folderOf(m_rebuilding->identity()));
    m_rebuilding.clear();
    Q_EMIT rebuildChanged();
}

void AccountStore::endRebuild(const Result<void> &outcome)
{
    if (!m_rebuild)
        return;
    m_rebuild.reset();
    if (m_rebuilding)
        CacheRebuild::sweep(folderOf(m_rebuilding->identity()));
    m_rebuilding.clear();
    Q_EMIT rebuildChanged();
    Q_EMIT rebuildEnded(outcome);
}

std::optional<RebuildProgress> AccountStore::rebuild() const
{
    return m_rebuild ? std::optional(m_rebuild->progress()) : std::nullopt;
}

QString AccountStore::folderOf(const AccountIdentity &identity) const
{
    QString host = identity.server.host();
    std::replace_if(
        host.begin(), host.end(), [](QChar c) { return !c.isLetterOrNumber() && c != u'.' && c != u'-'; }, u'_');
    return m_profileDir + u"/accounts/"_s + host + u'_' + QString::number(identity.server.port(0)) + u'_' + identity.user.toString();
}

QString AccountStore::vaultKeyOf(const AccountIdentity &identity)
{
    return identity.user.toString() + u'@' + identity.server.authority();
}

Result<void> AccountStore::save() const
{
    if (!QDir().mkpath(m_profileDir) || !QFile::setPermissions(m_profileDir, ownerOnlyFolder))
        return profileTrouble(QCoreApplication::translate("Accounts", "the folder %1 cannot be written").arg(m_profileDir));
    QJsonArray list;
    for (const auto &account : m_accounts)
        list.append(toJson(account->identity()));
    for (const AccountIdentity &identity : m_closed)
        list.append(toJson(identity));
    QJsonObject content{{u"accounts"_s, list}};
    if (m_current)
        content.insert(u"current"_s, toJson(m_current->identity()));
    QSaveFile file(m_profileDir + u"/accounts.json"_s);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnlyFile) || file.write(QJsonDocument(content).toJson()) < 0
        || !file.commit())
        return profileTrouble(file.errorString());
    return {};
}

} // namespace kith::client
