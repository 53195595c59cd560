// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <memory>

namespace kith::client {

class Account;
class TrustedKeys;

/// How far a rebuild has come, in conversations. `total` is 0 until the server has said how many there are.
struct RebuildProgress
{
    int done = 0;
    int total = 0;
    bool isWaiting = false; ///< for a network
    friend bool operator==(const RebuildProgress &, const RebuildProgress &) = default;
};

/// Fetches everything of one account from its server anew, as on a fresh device, into a second cache beside the one in use.
///
/// Nothing of what is in use is touched: who gives up half-way has lost nothing. Once filled() came, the two are to be
/// exchanged by exchange(), with no account open.
///
/// Owner: AccountStore. Thread: the account's.
class CacheRebuild : public QObject
{
    Q_OBJECT

public:
    /// `account` is signed in. Errors: Storage: there is no room for a second cache, or it cannot be made.
    static Result<std::unique_ptr<CacheRebuild>> begin(Account &account, const QString &folder, TrustedKeys *keys);
    ~CacheRebuild() override;

    [[nodiscard]] const RebuildProgress &progress() const { return m_progress; }

    /// Puts the new cache into the place of the old one, with all that was not sent. The old one stays when that fails.
    /// *Owner* of both caches by then: nobody. Errors: Storage.
    static Result<void> exchange(const QString &folder);
    /// Removes what an earlier attempt left behind.
    static void sweep(const QString &folder);
    /// Closes the new cache; nothing more is fetched.
    void stop();

signals:
    void progressChanged();
    void filled();
    /// The server does not let this account in any more.
    void failed(const kith::Error &error);

private:
    class Rooms;
    explicit CacheRebuild(std::unique_ptr<Rooms> rooms);
    void goOn();
    void show(bool isWaiting);

    std::unique_ptr<Rooms> m_rooms;
    RebuildProgress m_progress;
    QTimer m_retry;
    QTimer m_soon;
};

} // namespace kith::client
