// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "shared/model/message.h"

#include <QtCore/QString>

namespace kith::client {

/// How far an own message has come. Others' messages are always `Sent`.
enum class Delivery {
    Queued, ///< on this disk, not yet on the server
    Failed, ///< refused for good; `failure` says why; retry or discard it
    Sent, ///< the server has it, durably
    Delivered, ///< on a device of every other member
    Read, ///< read by every other member
};

/// One bubble: a message of the server, or one that still waits in the outbox.
struct TimelineEntry
{
    /// While queued or failed: id null, seq 0, version 0, and createdAt is when it was written here.
    Message message = {};
    Delivery delivery = Delivery::Sent;
    QString failure = {}; ///< one sentence for the person, when `Failed`
    QList<OutgoingFile> files = {}; ///< while queued or failed: what is uploaded with it
    bool isWished = false; ///< a change of it (edit, reaction, …) waits for the server

    /// Names the bubble from the moment it is queued and for ever after: the clientId of an own message, else the id.
    [[nodiscard]] QString key() const { return message.clientId.isEmpty() ? message.id.toString() : message.clientId; }
    [[nodiscard]] bool isQueued() const { return message.id.isNull(); }
    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

} // namespace kith::client
