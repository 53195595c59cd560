// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/conversations/conversation_store.h"

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
/// To all current members and `also`; `except` is left out. `onlyTo` not empty: to those members alone.
void tellPointers(Transaction &transaction, const PointerEvent &event, UserId also, UserId except, const std::vector<UserId> &onlyTo = {});

/// `participant.changed`; `removed` hears of his own removal.
void tellParticipant(Transaction &transaction, const Participant &participant, bool showsReads, int memberCount, UserId removed = {});

} // namespace conversation_events
} // namespace kith::server
