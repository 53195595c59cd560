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
    /// Well below what the gateway sends at most (GuardLimits::outputBytes), as weights are estimates.
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

/// About an id as JSON, in quotation marks, and what is around a short thing.
inline constexpr qint64 idWeight = 24;
inline constexpr qint64 thingWeight = 192;

[[nodiscard]] inline qint64 weightOf(const Message &message)
{
    qint64 weight = frameWeight + weightOfText(message.content) + message.mentions.size() * thingWeight;
    for (const Attachment &file : message.attachments)
        weight += thingWeight + weightOfText(file.name) + weightOfText(file.contentType);
    for (const Reaction &reaction : message.reactions)
        weight += thingWeight + weightOfText(reaction.emoji) + reaction.users.size() * idWeight;
    if (message.quote)
        weight += thingWeight + weightOfText(message.quote->excerpt);
    if (message.note)
        weight += thingWeight + weightOfText(message.note->text) + message.note->users.size() * idWeight;
    return weight;
}

[[nodiscard]] inline qint64 weightOf(const Conversation &conversation)
{
    qint64 weight = 2 * frameWeight + weightOfText(conversation.about) + conversation.pointers.size() * thingWeight;
    if (conversation.peer)
        weight += weightOfText(conversation.peer->about);
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
