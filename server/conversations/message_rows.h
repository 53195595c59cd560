// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/message.h"

namespace kith::server {

/// The columns of `messages m`, in the order in which messageFrom() reads them.
[[nodiscard]] const QString &messageColumns();

/// Reads a message that starts at column `first`. Must not be asked of a row where it is NULL.
[[nodiscard]] Message messageFrom(const Rows &rows, int first = 0);

/// False: this sender already has a message with this clientId, and nothing was written.
[[nodiscard]] bool insertMessage(Transaction &transaction, const Message &message);

} // namespace kith::server
