// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"

namespace kith::client {

/// A file on its way into a message.
struct OutgoingFile
{
    QString path; ///< on this disk; where `isOurs`, the name of a copy in the account's own folder for what goes out
    QString name;
    QString contentType;
    qint64 sizeBytes = 0;
    int width = 0;
    int height = 0;
    qint64 durationMs = 0;
    bool isOurs = false; ///< a copy that Kith made: goes when the message has gone out
    QString sha256 = {}; ///< hex; empty: not known
    bool keepsOriginal = false; ///< a picture goes as it is, with place and camera
    FileId file = {}; ///< once the server has it, or has begun to take it
    qint64 sentBytes = 0; ///< how much of it the server has for sure
    bool isComplete() const { return !file.isNull() && sentBytes == sizeBytes; }

    friend bool operator==(const OutgoingFile &, const OutgoingFile &) = default;
};

/// A message as the person wrote it, before the server has it.
struct Outgoing
{
    ConversationId conversation;
    QString clientId = {}; ///< made by the outbox
    MessageType type = MessageType::Text;
    QString content = {}; ///< text, or caption
    QList<Mention> mentions = {};
    MessageId replyTo = {};
    MessageId forwardOf = {}; ///< not null: a copy of that message, with its files; content is only for show
    QList<OutgoingFile> files = {};
};

} // namespace kith::client
