// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace kith::server {

/// Why a person or a device was alerted of something, or was not. Stored and told by its code.
enum class AlertReason {
    // Causes: the person is alerted.
    Mention,
    Keyword,
    Direct,
    RuleAll,
    Contact, ///< a request, or one that was accepted
    Added, ///< to a group
    // The person is not alerted, on any device.
    Own,
    Blocked, ///< the person has blocked the sender
    Muted,
    RuleMentions,
    RuleNone,
    Quiet, ///< do-not-disturb hours, or paused
    Collapsed, ///< the conversation has just rung, again and again
    System, ///< what the server notes alerts nobody
    NotMember, ///< was not there then
    // The person is alerted, and this device is silent.
    Viewing, ///< it shows the conversation
    OtherDevice, ///< another one was first
    Offline,
    // Nothing is known.
    Pending,
    Forgotten, ///< decisions are kept for some days only
};

/// `mention`, `rule_all`, `dnd`, `other_device` …
[[nodiscard]] QString codeOf(AlertReason reason);
[[nodiscard]] std::optional<AlertReason> alertReasonFromCode(QStringView code);
/// One English sentence for the person.
[[nodiscard]] QString sentenceOf(AlertReason reason);
/// The person is alerted for this reason.
[[nodiscard]] constexpr bool isCause(AlertReason reason)
{
    return reason <= AlertReason::Added;
}

} // namespace kith::server
