// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/in_memory_database.h"

namespace kith::test {

/// A stored person with an e-mail address and a phone number of their own and a password that nobody knows.
[[nodiscard]] UserId addPerson(InMemoryDatabase &database, const QString &firstname);

/// Makes the two accepted contacts of each other.
void befriend(InMemoryDatabase &database, UserId one, UserId other);

} // namespace kith::test
