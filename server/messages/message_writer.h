// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/id_generator.h"
#include "shared/model/message.h"

/// How a new message is stored and told: what a send and a forward have in common.
namespace kith::server::message_writer {

/// `message` as it shall be, but for id, seq, version and time. Answers its JSON.
/// Errors: Overloaded when another node stored the same (sender, clientId) a moment ago; a repeat will find that.
[[nodiscard]] Result<QJsonObject> write(Transaction &transaction, IdGenerator &ids, Message message);

} // namespace kith::server::message_writer
