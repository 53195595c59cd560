// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/notifications/alert_reason.h"
#include "shared/model/conversation_settings.h"

namespace kith::server {

/// What a decision about one person rests on.
struct AlertFacts
{
    bool isOwn = false;
    bool isBlocked = false; ///< the person has blocked the sender
    bool isMuted = false;
    NotifyRule rule = NotifyRule::All;
    bool isQuiet = false;
    bool isMentioned = false;
    bool hasKeyword = false;
    bool isDirect = false;
    bool isCollapsed = false; ///< the conversation rings too often
};

/// Whether and why the person is alerted of a message.
///
/// What silences wins over what alerts; among the causes the most personal one. A mute is a mute: who wants mentions
/// alone chooses the rule for that. Mentions and keywords are heard however much is written beside them.
[[nodiscard]] AlertReason decidePerson(const AlertFacts &facts);

/// What one device does about a message that its person is alerted of.
struct DeviceDecision
{
    SessionId session;
    bool rings = false;
    AlertReason reason = AlertReason::Offline; ///< the cause, when it rings
};

struct DeviceDecisions
{
    std::vector<DeviceDecision> devices = {}; ///< of those connected, in the order given
    bool mayRingLater = false; ///< others are there that ring if the first one stays silent
    bool isAway = false; ///< nobody is at any device: what reaches people elsewhere need not wait
};

/// Which of a person's connected devices rings: none while one shows the conversation, else the one that was used last,
/// and of those that nobody is at only where there is no other. `devices`: most recently active first.
[[nodiscard]] DeviceDecisions decideDevices(AlertReason cause, ConversationId conversation, const std::vector<ConnectedDevice> &devices);

} // namespace kith::server
