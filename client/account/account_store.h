// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/account/cache_rebuild.h"
#include "client/account/server_text.h"
#include "client/account/token_vault.h"
#include "client/net/trusted_keys.h"

#include <QtCore/QPointer>

#include <functional>
#include <vector>

namespace kith::client {

struct Registration
{
    QString firstname;
    QString lastname;
    QString email;
    QString phone;
    QString country; ///< ISO 3166 alpha-2, the region in which the phone number is read
    QString password;
    QString invite = {}; ///< code of an invitation; empty: none
};

/// What a server says of itself to anybody.
struct ServerFacts
{
    QString name;
    QString registration; ///< "open", "invite" or "closed"
    QString keyFingerprint; ///< of its own TLS key; empty: it has none
};

/// The accounts of one profile: remembers who is signed in where (`accounts.json`), gives each its folder and its
/// token out of the vault. It never writes a token to a file.
///
/// Owner: the application. Thread: the GUI's.
class AccountStore : public QObject
{
    Q_OBJECT

public:
    /// `vault` must outlive the store. `deviceName` is what the list of devices shows, for example "Anna's laptop".
    AccountStore(const QString &profileDir, TokenVault &vault, const QString &deviceName, QObject *parent = nullptr);
    ~AccountStore() override;

    /// Opens every remembered account at once, filled from its cache, and signs it in as soon as the vault has handed
    /// over its token. One that cannot be opened is told by accountClosed() once the event loop runs.
    /// Errors: Storage, when the profile cannot be read or written.
    Result<void> restore();

    [[nodiscard]] QList<Account *> accounts() const;
    /// Which servers' keys the person trusts, whoever is signed in there.
    [[nodiscard]] TrustedKeys &trustedKeys() { return m_keys; }
    /// The one that the window shows; null when there is none.
    [[nodiscard]] Account *current() const { return m_current; }
    /// Remembered for the next start.
    void setCurrent(Account *account);

    /// Errors: WrongLogin, TooManyRequests, Validation with fields, Network …
    void login(const QUrl &server, const QString &login, const QString &password, QObject *context, Answer<Account *> answer);
    void registerUser(const QUrl &server, const Registration &registration, QObject *context, Answer<Account *> answer);
    /// Sets a new password with a one-time code; every session of the person ends. Errors: Validation with the fields `code`, `password`.
    void resetPassword(const QUrl &server, const QString &code, const QString &password, QObject *context, Answer<void> answer);
    /// Who answers there. Errors: Network, Protocol when it is no Kith server.
    void askServer(const QUrl &server, QObject *context, Answer<ServerFacts> answer);
    /// Signs in with a session that somebody else made, for example the demo script.
    Result<Account *> adopt(const AccountIdentity &identity, const QString &token);
    /// Signs out, forgets the token and erases the account's folder with everything that was not sent.
    void remove(Account *account, QObject *context, Answer<void> answer);

    /// Fetches everything of that account from its server anew; what is in use stays until all is here, and the account object
    /// is then another. One at a time. Errors: Conflict while one is under way, NotSignedIn, Storage.
    Result<void> rebuildCache(Account *account);
    /// Nothing has changed then.
    void cancelRebuild();
    [[nodiscard]] std::optional<RebuildProgress> rebuild() const;
    /// Where all that is kept of one account lies.
    [[nodiscard]] QString cacheFolder(const Account &account) const { return folderOf(account.identity()); }

signals:
    /// The rebuild has begun, come further, or ended.
    void rebuildChanged();
    /// An error: nothing has changed.
    void rebuildEnded(const kith::Result<void> &outcome);
    /// This account object goes, and another one of the same identity comes in its place at once: reopened(); or accountClosed().
    void reopening(kith::client::Account *account);
    void reopened(kith::client::Account *account);
    void accountAdded(kith::client::Account *account);
    void accountRemoved(const kith::client::AccountIdentity &identity);
    /// Its cache cannot be opened: at the start, or after it was put aside. Nobody may be current now. The account is remembered: it comes
    /// back with the next start, or when somebody signs in to it.
    void accountClosed(const kith::client::AccountIdentity &identity, const kith::Error &why);
    void currentChanged();
    /// The vault has no token for a remembered account, or could not be opened; the reason is one sentence. What the
    /// account has seen can still be read; login() with the same person brings it back to life.
    void signInNeeded(kith::client::Account *account, const QString &reason);
    /// The token could not be kept: signed in for this session only.
    void tokenNotKept(const QString &reason);

private:
    void enter(const QUrl &server, const QString &path, const QJsonObject &body, QObject *context, Answer<Account *> answer);
    [[nodiscard]] Result<Account *> takeSession(const QUrl &server, const QJsonObject &body);
    void erase(Account *account);
    void reopen(Account *account, const std::function<Result<void>(const QString &folder)> &between);
    void close(const AccountIdentity &identity, bool wasCurrent, const Error &why);
    void endRebuild(const Result<void> &outcome);
    void watchDamage(Account *account);
    void takeToken(Account *account, const Result<QString> &token);
    [[nodiscard]] Result<Account *> openAccount(const AccountIdentity &identity);
    [[nodiscard]] QString folderOf(const AccountIdentity &identity) const;
    [[nodiscard]] static QString vaultKeyOf(const AccountIdentity &identity);
    Result<void> save() const;

    QString m_profileDir;
    TokenVault &m_vault;
    QString m_deviceName;
    TrustedKeys m_keys;
    std::vector<std::unique_ptr<Account>> m_accounts;
    std::vector<AccountIdentity> m_closed; ///< remembered, and not open
    Account *m_current = nullptr;
    bool m_isRestored = true;
    std::unique_ptr<CacheRebuild> m_rebuild;
    QPointer<Account> m_rebuilding;
};

} // namespace kith::client
