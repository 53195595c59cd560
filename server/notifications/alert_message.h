// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/event.h"
#include "server/notifications/alert_decision.h"
#include "server/notifications/alert_record.h"
#include "server/notifications/notification_settings.h"

#include <QtCore/QSet>

namespace kith::server {

/// A committed message, as far as alerts care.
struct AlertMessage
{
    MessageId id;
    ConversationId conversation;
    qint64 seq = 0;
    UserId sender;
    Timestamp at{};
    QString content = {};
    std::vector<UserId> mentioned = {};
    bool mentionsEverybody = false;
    std::vector<UserId> members = {}; ///< at that moment, the sender included

    /// From `message.created`; absent for what the server notes itself.
    [[nodiscard]] static std::optional<AlertMessage> fromEvent(const Event &event);
};

/// What one member has set for one conversation and in general.
struct AlertPreferences
{
    std::optional<Timestamp> mutedUntil = {};
    NotifyRule rule = NotifyRule::All;
    NotificationSettings settings = {};
};

/// What decisions about a few messages rest on, read in one go.
struct AlertCircumstances
{
    QSet<ConversationId> groups = {};
    /// Of members who differ from the defaults; everybody else has them.
    QHash<ConversationId, QHash<UserId, AlertPreferences>> preferences = {};
    QSet<std::pair<UserId, UserId>> blocks = {}; ///< (who blocked, whom)
    QHash<UserId, std::vector<ConnectedDevice>> devices = {};
    QSet<UserId> pushable = {}; ///< who has an endpoint

    [[nodiscard]] const AlertPreferences &preferencesOf(ConversationId conversation, UserId user) const;
};

/// Devices that ring alike: they get one frame.
struct Ring
{
    AlertReason reason = AlertReason::RuleAll;
    bool hasPreview = true;
    QString sound = {};
    std::vector<SessionId> sessions = {};
};

/// Somebody whose other devices ring if the first one stays silent.
struct LaterRing
{
    MessageId message;
    ConversationId conversation; ///< null: `message` is the id of a row of the feed
    qint64 seq = 0;
    UserId sender = {};
    UserId user;
    AlertReason reason = AlertReason::RuleAll;
    bool hasPreview = true;
    QString sound = {};
    std::chrono::seconds silence{};
    std::vector<SessionId> rang = {};
    QJsonObject row = {}; ///< of the feed, where it is about one
};

/// Somebody who may be reached elsewhere.
struct PushWish
{
    UserId user;
    AlertReason reason = AlertReason::RuleAll;
    std::chrono::seconds delay{}; ///< none when nobody is at a device
    std::vector<SessionId> connected = {}; ///< devices that need no push
};

/// Everything that follows from one message.
struct AlertPlan
{
    AlertMessage message;
    AlertRecord record;
    std::vector<Ring> rings = {};
    std::vector<LaterRing> later = {};
    std::vector<PushWish> pushes = {};
    std::vector<std::pair<UserId, AlertReason>> feed = {}; ///< rows of their own: mentions and keywords
};

/// The whole decision about a message. `isCollapsed`: its conversation rings too often just now.
[[nodiscard]] AlertPlan planAlerts(AlertMessage message, const AlertCircumstances &circumstances, bool isCollapsed, Timestamp at);

/// What of an alert goes to a person's endpoints, and when: at once where nobody is at a device, else after the devices
/// have had their time.
[[nodiscard]] PushWish pushFor(UserId user, AlertReason reason, const NotificationSettings &settings, const DeviceDecisions &decisions);

/// Puts sessions that ring alike together.
void addRing(std::vector<Ring> &rings, AlertReason reason, const NotificationSettings &settings, SessionId session);

} // namespace kith::server
