// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

enum class Role { Member, Admin, Owner };

/// What alerts a person to something in a conversation.
enum class NotifyRule { All, Mentions, None };

/// What one person set for one conversation, the same on all their devices.
struct ConversationSettings
{
    std::optional<Timestamp> muteUntil = {}; ///< a time that has passed mutes nothing any more
    bool isPinned = false;
    bool isArchived = false;
    bool isMarkedUnread = false;
    NotifyRule notify = NotifyRule::All;
    QString folder = {}; ///< name of a folder of this person's; empty: none
    /// Only what names the reader counts as unread for the window, the tray and the badge.
    [[nodiscard]] bool isMutedAt(Timestamp at) const { return notify == NotifyRule::None || (muteUntil && *muteUntil > at); }

    friend bool operator==(const ConversationSettings &, const ConversationSettings &) = default;
};

/// The lowest role that may do a thing in a group.
struct ConversationRules
{
    Role add = Role::Member;
    Role post = Role::Member;
    Role edit = Role::Admin; ///< name, about, picture
    friend bool operator==(const ConversationRules &, const ConversationRules &) = default;
};

/// A text that waits in the composer of one device.
struct DraftText
{
    QString text;
    Timestamp updatedAt{};
    qint64 version = 0; ///< of the person, when it was written: newer is higher
    SessionId session = {}; ///< the device
    friend bool operator==(const DraftText &, const DraftText &) = default;
};

/// What a person has begun to write in a conversation, over all their devices.
struct Draft
{
    DraftText newest;
    QList<DraftText> others = {}; ///< of other devices, where they differ; newest first
    friend bool operator==(const Draft &, const Draft &) = default;
};

[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);
[[nodiscard]] QString notifyRuleName(NotifyRule rule);
[[nodiscard]] std::optional<NotifyRule> notifyRuleFromName(QStringView name);

[[nodiscard]] QJsonObject toJson(const ConversationSettings &settings);
[[nodiscard]] Result<ConversationSettings> conversationSettingsFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const ConversationRules &rules);
[[nodiscard]] Result<ConversationRules> conversationRulesFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Draft &draft);
[[nodiscard]] Result<Draft> draftFromJson(const QJsonObject &json);

} // namespace kith
