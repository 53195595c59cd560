// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"

#include <chrono>

namespace kith::server {

/// One-time codes with which a person sets a new password. A person has at most one; a new one voids the one before.
namespace reset_codes {

struct Issued
{
    QString code; ///< leaves the server this one time; only its hash is stored
    Timestamp expiresAt{};
};
/// Errors: `user` must be an active account.
[[nodiscard]] Issued issue(Transaction &transaction, UserId user, std::chrono::seconds lifetime);

/// Whose code this is. Null for an unknown, expired or used one, and for accounts that may not sign in.
[[nodiscard]] UserId ownerOf(Transaction &transaction, QStringView typed);
void remove(Transaction &transaction, UserId user);

} // namespace reset_codes
} // namespace kith::server
