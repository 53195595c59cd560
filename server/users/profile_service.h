// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/presence_board.h"
#include "server/users/users_options.h"
#include "shared/model/user.h"

namespace kith::server {

/// Reading and editing profiles.
class ProfileService
{
public:
    ProfileService(const UsersHooks &hooks, const PresenceBoard &board);

    /// {user}: oneself in full.
    [[nodiscard]] Result<Answer> me(Transaction &transaction, const Call &call) const;
    /// {user}: oneself in full, others as far as they show themselves to the caller. Errors: NotFound also for whom the
    /// caller may not know.
    [[nodiscard]] Result<Answer> one(Transaction &transaction, const Call &call) const;
    /// {q, limit?} -> {users}: people whose names have words that begin with the words of `q`, among those who can be
    /// found and where no block stands between.
    [[nodiscard]] Result<Answer> search(Transaction &transaction, const Call &call) const;
    /// Changes the fields that are given and no others -> {user}. Others' profiles: administrators only. The answer says which
    /// addresses have an account, so the route needs a strict limit.
    /// Errors: Validation with every broken field, EmailTaken, PhoneTaken, Forbidden, NotFound.
    [[nodiscard]] Result<Answer> edit(Transaction &transaction, const Call &call) const;

private:
    void store(Transaction &transaction, const User &before, const User &after) const;
    void announce(Transaction &transaction, const User &before, const User &after) const;

    const UsersHooks &m_hooks;
    const PresenceBoard &m_board;
};

} // namespace kith::server
