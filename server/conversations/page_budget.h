// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/conversation.h"
#include "shared/model/message.h"

namespace kith::server {

/// How much one answer may weigh: a page that would weigh more ends early and says that there is more, so that a few hundred of
/// the longest messages neither break an answer nor fill the memory. The first thing on a page always fits.
class PageBudget
{
public:
    /// Well below what the gateway sends at most (GuardLimits::outputBytes), as weights are estimates from above for texts only.
    static constexpr qint64 bytes = 2 * 1024 * 1024;

    /// False when `weight` more bytes are too much; nothing is taken then, nor later.
    [[nodiscard]] bool take(qint64 weight)
    {
        m_isFull = m_isFull || (m_taken > 0 && m_taken + weight > bytes);
        m_taken += m_isFull ? 0 : weight;
        return !m_isFull;
    }

private:
    qint64 m_taken = 0;
    bool m_isFull = false;
};

/// About the bytes of what is around the text of a message or a conversation in an answer.
inline constexpr qint64 frameWeight = 1024;

/// Bytes as JSON, estimated: UTF-8 needs at most three for each unit of UTF-16.
[[nodiscard]] inline qint64 weightOfText(QStringView text)
{
    return 3 * text.size();
}

[[nodiscard]] inline qint64 weightOf(const Message &message)
{
    return frameWeight + weightOfText(message.content);
}

[[nodiscard]] inline qint64 weightOf(const Conversation &conversation)
{
    qint64 weight = 2 * frameWeight;
    if (conversation.lastMessage)
        weight += weightOf(*conversation.lastMessage);
    if (conversation.draft) {
        weight += weightOfText(conversation.draft->newest.text);
        for (const DraftText &other : conversation.draft->others)
            weight += weightOfText(other.text);
    }
    return weight;
}

/// How many of `items`, from the front, fit one page.
template<typename Items>
[[nodiscard]] qsizetype fitting(const Items &items, PageBudget budget = {})
{
    qsizetype count = 0;
    for (const auto &item : items) {
        if (!budget.take(weightOf(item)))
            break;
        ++count;
    }
    return count;
}

} // namespace kith::server
