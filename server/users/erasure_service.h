// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/users/erasure.h"
#include "server/users/password_proof.h"

namespace kith::server {

/// Erasing accounts, as a person and as an administrator asks for it. Thread: a worker.
class ErasureService
{
public:
    ErasureService(std::shared_ptr<Erasure> erasure, PasswordProof &proof);

    /// {password, messages?: keep, remove}: the caller's own account. Errors: WrongLogin, TooManyRequests, Validation,
    /// Forbidden, NotFound.
    [[nodiscard]] Result<Answer> eraseOwn(Storage &storage, const Call &call);
    /// {messages?: keep, remove}: anybody's, by an administrator. Errors: NotFound, Validation.
    [[nodiscard]] Result<Answer> eraseAny(Storage &storage, const Call &call);

private:
    [[nodiscard]] Result<Answer> erase(Storage &storage, UserId user, bool removesMessages);

    const std::shared_ptr<Erasure> m_erasure;
    PasswordProof &m_proof;
};

} // namespace kith::server
