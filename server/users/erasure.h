// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"
#include "server/users/sessions_service.h"
#include "server/users/users_options.h"

#include <memory>
#include <mutex>
#include <set>

namespace kith::server {

/// Erases accounts, in two parts.
///
/// close() is one transaction, after which the account is gone for everybody: no sign-in, no addresses, no contacts, and
/// "Deleted person" wherever the name stood. Memberships and, where asked, the messages are cleared away after it in
/// bounded pieces, so that nobody waits behind an account with a hundred thousand messages. What is left to do is kept
/// in the database and goes on after a restart.
///
/// Owner: shared with the pieces that are under way. Thread: any.
class Erasure : public std::enable_shared_from_this<Erasure>
{
public:
    Erasure(const UsersHooks &hooks, const SessionsService &sessions);

    /// Errors: NotFound when there is no such account (any more).
    [[nodiscard]] Result<void> close(Transaction &transaction, UserId user, bool removesMessages) const;

    /// Clears away one piece of what a closed account left behind; false when nothing is left to do.
    [[nodiscard]] bool clearPiece(Transaction &transaction, UserId user) const;
    /// Clears away in pieces, one after the other. Returns when all is done or, at the latest, after `patience`; the rest
    /// goes on in the background. For workers.
    void clearAway(Storage &storage, UserId user, std::chrono::milliseconds patience);
    /// Takes up whatever is still to be cleared away and is not under way. For the start, and now and then.
    void resume(Storage &storage);

private:
    void continueLater(Storage &storage, UserId user);
    [[nodiscard]] bool begin(UserId user);
    void end(UserId user);

    const UsersHooks &m_hooks;
    const SessionsService &m_sessions;
    std::mutex m_mutex;
    std::set<UserId> m_underWay;
};

} // namespace kith::server
