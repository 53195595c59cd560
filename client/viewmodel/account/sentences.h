// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"

/// What the account's facts sound like.
namespace kith::client {

/// "online", "last seen 11:47", or empty when the person does not show it.
[[nodiscard]] QString presenceText(const std::optional<Presence> &presence);
/// "Elin added Maya and Priya"; the reader is "You".
[[nodiscard]] QString systemText(const Message &message, const People &people);
/// "typing…" or, in a group, "Daniel is typing…", "Daniel and Maya are typing…", "3 people are typing…".
[[nodiscard]] QString typingText(const QList<UserId> &who, bool isGroup, const People &people);
/// The first word of a name, for places where there is little room.
[[nodiscard]] QString firstNameOf(UserId id, const People &people);
[[nodiscard]] QString nameOf(const Conversation &conversation, const People &people);
/// The person or the group, whichever the conversation looks like.
[[nodiscard]] int colourOf(const Conversation &conversation);
/// Address of a picture for Image (face_address.h); empty where there is none.
[[nodiscard]] QString faceOf(UserId id, Account &account);
[[nodiscard]] QString faceOf(const Conversation &conversation, Account &account);
/// The owner's alias, the person's name, or "Unknown person".
[[nodiscard]] QString nameOr(UserId id, const People &people);
[[nodiscard]] QDateTime toDateTime(Timestamp time);
/// One sentence for a person: the server's detail, else the code's title.
[[nodiscard]] QString sentenceOf(const Error &error);

} // namespace kith::client
