// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/alert_reason.h"

#include <iterator>

namespace kith::server {

namespace {
struct Words
{
    AlertReason reason;
    const char *code;
    const char *sentence;
};

constexpr Words words[] = {
    {AlertReason::Mention, "mention", "You were mentioned."},
    {AlertReason::Keyword, "keyword", "It holds one of your keywords."},
    {AlertReason::Direct, "direct", "It was written to you directly."},
    {AlertReason::RuleAll, "rule_all", "You want to hear of every message in this group."},
    {AlertReason::Contact, "contact", "It is about one of your contacts."},
    {AlertReason::Added, "added", "You were added to a group."},
    {AlertReason::Own, "own", "You wrote it yourself."},
    {AlertReason::Blocked, "blocked", "You have blocked who wrote it."},
    {AlertReason::Muted, "muted", "You had muted this conversation."},
    {AlertReason::RuleMentions, "rule_mentions", "You want to hear of mentions only in this conversation, and it was none."},
    {AlertReason::RuleNone, "rule_none", "You want to hear of nothing in this conversation."},
    {AlertReason::Quiet, "dnd", "You did not want to be disturbed at that time."},
    {AlertReason::Collapsed, "collapsed", "The conversation had rung several times just before."},
    {AlertReason::System, "system", "Notes of the server alert nobody."},
    {AlertReason::NotMember, "not_member", "You were not in the conversation then."},
    {AlertReason::Viewing, "viewing", "This device was showing the conversation."},
    {AlertReason::OtherDevice, "other_device", "Another device of yours was first."},
    {AlertReason::Offline, "offline", "This device was not connected."},
    {AlertReason::Pending, "pending", "This is not decided yet."},
    {AlertReason::Forgotten, "forgotten", "It is too long ago: decisions are kept for some days only."},
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < std::size(words); ++i) {
        if (size_t(words[i].reason) != i)
            return false;
    }
    return std::size(words) == size_t(AlertReason::Forgotten) + 1;
}
static_assert(isInOrder());
} // namespace

QString codeOf(AlertReason reason)
{
    return QString::fromLatin1(words[size_t(reason)].code);
}

std::optional<AlertReason> alertReasonFromCode(QStringView code)
{
    for (const Words &one : words) {
        if (code == QLatin1String(one.code))
            return one.reason;
    }
    return std::nullopt;
}

QString sentenceOf(AlertReason reason)
{
    return QString::fromLatin1(words[size_t(reason)].sentence);
}

} // namespace kith::server
