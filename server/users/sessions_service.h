// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/transaction.h"
#include "server/users/account_fields.h"
#include "server/users/session_activity.h"
#include "server/users/users_options.h"
#include "shared/id_generator.h"
#include "shared/model/user.h"

namespace kith::server {

/// Sign-in sessions, one per device: opening, listing and ending them. An ended session's sockets are closed.
///
/// Thread: any; every function works in the caller's transaction.
class SessionsService
{
public:
    /// All of them must outlive it.
    SessionsService(IdGenerator &ids, const UsersOptions &options, const UsersHooks &hooks, SessionActivity &activity);

    /// Who a bearer token belongs to; the executor's Authenticator. Errors: NotSignedIn.
    [[nodiscard]] Result<Caller> authenticate(Transaction &transaction, const QByteArray &token) const;

    /// Opens a session and answers with what a client needs from now on: {user, token, session}.
    /// The token leaves the server this one time.
    [[nodiscard]] QJsonObject open(Transaction &transaction, const User &user, const Device &device) const;

    /// The first frame of a socket: {token, device?, client?} -> {userId, sessionId, serverTime, heartbeat}.
    [[nodiscard]] Result<Answer> hello(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> logout(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> revoke(Transaction &transaction, const Call &call) const;
    [[nodiscard]] Result<Answer> revokeOthers(Transaction &transaction, const Call &call) const;

    /// Ends every session of `user` but `kept`.
    void endOthers(Transaction &transaction, UserId user, SessionId kept) const;
    /// Ends those whose lifetime is over, at most `limit`; returns how many.
    [[nodiscard]] int endExpired(Transaction &transaction, int limit) const;

private:
    void end(Transaction &transaction, const QList<SessionId> &sessions) const;

    IdGenerator &m_ids;
    const UsersOptions &m_options;
    const UsersHooks &m_hooks;
    SessionActivity &m_activity;
};

} // namespace kith::server
