// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_decision.h"

#include <algorithm>

namespace kith::server {

AlertReason decidePerson(const AlertFacts &facts)
{
    if (facts.isOwn)
        return AlertReason::Own;
    if (facts.isBlocked)
        return AlertReason::Blocked;
    if (facts.isMuted)
        return AlertReason::Muted;
    if (facts.rule == NotifyRule::None)
        return AlertReason::RuleNone;
    const bool isPersonal = facts.isMentioned || facts.hasKeyword;
    if (facts.rule == NotifyRule::Mentions && !isPersonal)
        return AlertReason::RuleMentions;
    if (facts.isQuiet)
        return AlertReason::Quiet;
    if (facts.isMentioned)
        return AlertReason::Mention;
    if (facts.hasKeyword)
        return AlertReason::Keyword;
    if (facts.isCollapsed)
        return AlertReason::Collapsed;
    return facts.isDirect ? AlertReason::Direct : AlertReason::RuleAll;
}

DeviceDecisions decideDevices(AlertReason cause, ConversationId conversation, const std::vector<ConnectedDevice> &devices)
{
    DeviceDecisions out;
    const bool isShown = !conversation.isNull()
                         && std::ranges::any_of(devices, [&](const ConnectedDevice &device) { return device.isViewing(conversation); });
    auto first = std::ranges::find(devices, false, &ConnectedDevice::isIdle);
    out.isAway = first == devices.end();
    if (out.isAway)
        first = devices.begin();
    for (auto device = devices.begin(); device != devices.end(); ++device) {
        DeviceDecision decision{.session = device->session, .reason = AlertReason::OtherDevice};
        if (isShown && device->isViewing(conversation)) {
            decision.reason = AlertReason::Viewing;
        } else if (!isShown && device == first) {
            decision.rings = true;
            decision.reason = cause;
        } else {
            out.mayRingLater = true;
        }
        out.devices.push_back(decision);
    }
    return out;
}

} // namespace kith::server
