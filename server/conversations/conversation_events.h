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
/// A message with everything that belongs to it. Those who were gone when the message that it answers was written get it without the
/// quote. What `reader` got is returned.
QJsonObject tellMessage(Transaction &transaction, const QString &name, const Message &message, std::vector<UserId> audience, UserId reader);

/// `participant.changed`, to all current members; `removed` hears of their own removal.
void tellParticipant(Transaction &transaction, const ParticipantRow &row, int memberCount, UserId removed = {});

struct Newcomer
{
    ParticipantRow row;
    int memberCount; ///< with those before them
};
/// The same for people who joined one conversation together, to those who were there before: the newcomers fetch the whole
/// group, and telling each of all the others would cost the square of their number.
void tellNewcomers(Transaction &transaction, const QList<Newcomer> &newcomers);

} // namespace conversation_events
} // namespace kith::server
