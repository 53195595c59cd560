// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/users/users_options.h"
#include "shared/model/user.h"

namespace kith::server {

/// Reading and editing profiles.
class ProfileService
{
public:
    explicit ProfileService(const UsersHooks &hooks);

    /// {user}: oneself in full.
    [[nodiscard]] Result<Answer> me(Transaction &transaction, const Call &call) const;
    /// {user}: oneself in full, others' public part. Errors: NotFound also for whom the caller may not know.
    [[nodiscard]] Result<Answer> one(Transaction &transaction, const Call &call) const;
    /// Changes the fields that are given and no others -> {user}. Others' profiles: administrators only.
    /// Errors: Validation with every broken field, EmailTaken, PhoneTaken, Forbidden, NotFound.
    [[nodiscard]] Result<Answer> edit(Transaction &transaction, const Call &call) const;

private:
    void announce(Transaction &transaction, const User &before, const User &after) const;

    const UsersHooks &m_hooks;
};

} // namespace kith::server
