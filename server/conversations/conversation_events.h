// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/participant_store.h"

namespace kith::server {

/// Tells members of what changed. The audience is worked out in the transaction that made the change.
namespace conversation_events {

/// The properties of a conversation as every member may see them, the data of `conversation.changed`.
[[nodiscard]] QJsonObject propertiesJson(const Standing &properties, const Step &step);

/// To all current members.
void tellMembers(Transaction &transaction, const ServerEvent &event);
/// Where read positions are part of the event: members who send no read receipts see nobody's, and get `withoutReads`
/// (nothing, when it is empty).
struct PointerEvent
{
    ConversationId conversation;
    QString name;
    qint64 version = 0;
    QJsonObject withReads = {};
    QJsonObject withoutReads = {};
};
/// To all current members and `also`; those in `except` are left out. `onlyTo` not empty: to those members alone.
void tellPointers(Transaction &transaction, const PointerEvent &event, UserId also, const QList<UserId> &except,
                  const std::vector<UserId> &onlyTo = {});

/// `participant.changed`; `removed` hears of their own removal, those in `except` of nothing.
void tellParticipant(Transaction &transaction, const ParticipantRow &row, int memberCount, UserId removed = {},
                     const QList<UserId> &except = {});

} // namespace conversation_events
} // namespace kith::server
