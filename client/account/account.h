// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/chats.h"
#include "client/account/devices.h"
#include "client/account/draft_files.h"
#include "client/account/faces.h"
#include "client/account/files.h"
#include "client/account/invites.h"
#include "client/account/link_previews.h"
#include "client/account/people.h"
#include "client/account/search.h"
#include "client/account/timeline.h"
#include "client/cache/damaged_cache.h"

#include <QtCore/QUrl>

#include <memory>

namespace kith::client {

class TrustedKeys;

enum class ConnectionState {
    SignedOut, ///< no token, or one that is not valid any more: somebody has to sign in; the cache can still be read
    Connecting, ///< under way: the keychain is being asked, or the first attempt after a start or a loss
    Online, ///< signed in on the socket
    Offline, ///< no way to the server; tries again by itself
};

/// Who signed in where on this computer.
struct AccountIdentity
{
    QUrl server; ///< scheme, host and port
    UserId user;
    friend bool operator==(const AccountIdentity &, const AccountIdentity &) = default;
};

/// One identity on one server: owns its connection, its cache and its sync. Everything a window shows comes from here.
///
/// It works from the first moment with what the cache holds; the network only ever updates the cache.
///
/// Owner: AccountStore. Thread: the one that made it (the GUI's).
class Account : public QObject
{
    Q_OBJECT

public:
    /// Opens or makes the cache in `folder`; one that is damaged is replaced. Errors: Storage, with a sentence.
    static Result<std::unique_ptr<Account>> open(const AccountIdentity &identity, const QString &folder, const QString &deviceName,
                                                 TrustedKeys *keys = nullptr);
    ~Account() override;

    [[nodiscard]] const AccountIdentity &identity() const;
    [[nodiscard]] People &people();
    [[nodiscard]] Chats &chats();
    [[nodiscard]] Timeline &timeline();
    [[nodiscard]] Files &files();
    [[nodiscard]] DraftFiles &draftFiles();
    [[nodiscard]] Search &search();
    [[nodiscard]] Invites &invites();
    [[nodiscard]] Devices &devices();
    [[nodiscard]] Faces &faces();
    [[nodiscard]] LinkPreviews &previews();

    [[nodiscard]] ConnectionState connectionState() const;
    /// Since when, while Offline (or Connecting after a loss).
    [[nodiscard]] std::optional<Timestamp> offlineSince() const;
    /// One sentence: why offline or signed out; empty while online.
    [[nodiscard]] QString connectionReason() const;
    /// After a connect, until everything missed has arrived.
    [[nodiscard]] bool isCatchingUp() const;
    /// False only on a fresh device until the first answer of the server: nothing to show yet, as opposed to empty.
    [[nodiscard]] bool isFilled() const;
    /// The cache that was there could not be used, and this is what was saved of it.
    [[nodiscard]] std::optional<CacheLoss> cacheLoss() const;
    /// This device, as the server names it; null before the first sign-in.
    [[nodiscard]] SessionId session() const;

    /// A token is being fetched from the vault; either signIn() or missToken() follows.
    void expectToken();
    /// There is none; `reason` may be empty. Ignored when somebody has signed in meanwhile.
    void missToken(const QString &reason);
    [[nodiscard]] bool hasToken() const;
    /// For another account object of the same identity. Never written to a file.
    [[nodiscard]] QString token() const;
    /// Connects and stays connected from now on.
    void signIn(const QString &token);
    /// Tells the server (as far as it can be reached) that this session is over, and disconnects. The answer comes in any
    /// case; an error says that the session could not be ended on the server.
    void signOut(QObject *context, Answer<void> answer);
    /// Tries at once instead of waiting for the next attempt: "Try again" was pressed, the computer woke up.
    void reconnectNow();

signals:
    /// Damage was found in the cache. Whoever owns the account opens it anew.
    void cacheDamaged();
    void connectionChanged();
    void catchingUpChanged();
    /// The server's whole current state is in the cache: after the first answer, and after every reconnect.
    void filled();
    /// The server ended the session (revoked, password changed). Not emitted after signOut().
    void signedOut(const QString &reason);

private:
    class Rooms;
    Account(const AccountIdentity &identity, std::unique_ptr<Rooms> rooms);
    void refuse(const QString &reason);

    AccountIdentity m_identity;
    std::unique_ptr<Rooms> m_rooms;
    QString m_signedOutReason;
    bool m_isTokenExpected = false;
};

} // namespace kith::client
