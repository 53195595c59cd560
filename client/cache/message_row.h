// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"

#include <QtSql/QSqlQuery>

namespace kith::client {

/// A row of `messages` that begins with id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to,
/// created_at, unsent_at, note, extra.
[[nodiscard]] Message readMessage(const QSqlQuery &row);

} // namespace kith::client
