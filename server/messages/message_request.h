// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "shared/model/message.h"

/// Reads what callers say about a message. What only the database can judge is checked later.
namespace kith::server::message_request {

struct Send
{
    Message message; ///< not filled in beyond what the sender said
    QList<FileId> files = {}; ///< each once
};

[[nodiscard]] Result<Send> readSend(const Call &call);

struct Words
{
    QString content;
    QList<Mention> mentions = {}; ///< in the order of the text, not overlapping
};

/// `mayBeEmpty`: what carries a file needs no words.
[[nodiscard]] Words readWords(JsonReader &in, bool mayBeEmpty);

} // namespace kith::server::message_request
