// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/presence_push.h"

#include <algorithm>
#include <iterator>

namespace kith::server::presence_push {

namespace {
void push(Transaction &transaction, UserId user, const Presence &presence, std::vector<UserId> audience)
{
    if (!audience.empty())
        transaction.publish(presenceEvent(user, presence, std::move(audience)));
}

/// Those of `one` who are not in `other`; both are sorted.
std::vector<UserId> without(const std::vector<UserId> &one, const std::vector<UserId> &other)
{
    std::vector<UserId> out;
    std::ranges::set_difference(one, other, std::back_inserter(out));
    return out;
}
} // namespace

void tellAway(Transaction &transaction, UserId user, std::vector<UserId> audience)
{
    // An audience that was looked up before this must not be told after it.
    if (!audience.empty())
        transaction.publish(presenceAudienceChanged(user, std::move(audience)));
}

void tellDifference(Transaction &transaction, const PresenceBoard &board, UserId user, std::vector<UserId> before, std::vector<UserId> now)
{
    std::ranges::sort(before);
    std::ranges::sort(now);
    tellAway(transaction, user, without(before, now));
    push(transaction, user, board.of(user), without(now, before));
}

} // namespace kith::server::presence_push
