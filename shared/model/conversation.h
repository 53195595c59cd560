// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/conversation_settings.h"
#include "shared/model/message.h"
#include "shared/model/user.h"

namespace kith {

/// How far a participant has come. Both only move forward, and readSeq <= deliveredSeq.
struct Pointers
{
    qint64 deliveredSeq = 0;
    qint64 readSeq = 0;
    friend bool operator==(const Pointers &, const Pointers &) = default;
};

/// One person's membership of one conversation.
struct Participant
{
    ConversationId conversation;
    User user; ///< public part
    Role role = Role::Member;
    Timestamp joinedAt{};
    std::optional<Timestamp> leftAt = {}; ///< set: a former member
    Pointers pointers = {};
    qint64 version = 0; ///< of the conversation at the last change of role or membership
    std::optional<Presence> presence = {};
    friend bool operator==(const Participant &, const Participant &) = default;
};

/// A conversation as one of its members sees it.
struct Conversation
{
    ConversationId id;
    bool isGroup = false;
    QString name = {}; ///< of a group; a direct conversation is named after the peer
    QString about = {};
    QString picture = {}; ///< of a group: id of its picture; another picture has another id. Empty: none
    ConversationRules rules = {}; ///< of a group
    Timestamp createdAt{};
    qint64 version = 0;
    qint64 lastSeq = 0;
    int memberCount = 0;
    std::optional<User> peer = {}; ///< of a direct conversation
    std::optional<Presence> peerPresence = {};
    Role myRole = Role::Member;
    Pointers mine = {};
    qint64 unread = 0; ///< others' text messages after mine.readSeq that are not unsent; derived, never stored
    qint64 unreadMentions = 0; ///< those of them that mention me; 0 for a former member
    ConversationSettings settings = {}; ///< my own
    std::optional<Draft> draft = {}; ///< my own; absent: nothing begun
    /// Set: I am a former member. I see history up to lastSeq and everything else as it was when I left.
    std::optional<Timestamp> leftAt = {};
    std::optional<Message> lastMessage = {};
    /// The other members' pointers, in groups of at most limits::liveDetailGroupSize; else empty.
    QList<std::pair<UserId, Pointers>> pointers = {};
    friend bool operator==(const Conversation &, const Conversation &) = default;
};

[[nodiscard]] QJsonObject toJson(const Conversation &conversation);
[[nodiscard]] Result<Conversation> conversationFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Participant &participant);
[[nodiscard]] Result<Participant> participantFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Pointers &pointers);
[[nodiscard]] Pointers pointersFromJson(const QJsonObject &json);

} // namespace kith
