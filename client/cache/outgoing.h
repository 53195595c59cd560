// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/message.h"

namespace kith::client {

/// A file on its way into a message.
struct OutgoingFile
{
    QString path; ///< on this disk
    QString name;
    QString contentType;
    qint64 sizeBytes = 0;
    int width = 0;
    int height = 0;
    qint64 durationMs = 0;
    bool isOurs = false; ///< a copy that Kith made (a pasted picture, a recording): goes when the message has gone out
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
