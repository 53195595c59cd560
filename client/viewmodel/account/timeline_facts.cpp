// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/timeline_facts.h"

#include "client/viewmodel/account/message_facts.h"

#include <utility>

namespace kith::client {

TimelineFacts::TimelineFacts(Account &account, AppViewModel &app, const PictureRule &pictures)
    : m_account(account)
    , m_app(app)
    , m_pictures(pictures)
{
}

QList<TimelineMessage> TimelineFacts::of(const QList<TimelineEntry> &entries, const Conversation &conversation)
{
    const Rights rights{
        .id = conversation.id, .isGroup = conversation.isGroup, .role = conversation.myRole, .hasLeft = conversation.leftAt.has_value()};
    if (std::exchange(m_rights, rights) != rights)
        m_known.clear();
    QList<TimelineMessage> messages;
    messages.reserve(entries.size());
    for (const TimelineEntry &entry : entries) {
        const QString key = entry.key();
        const auto known = m_known.constFind(key);
        // An own message can be unsent for some time only.
        if (known != m_known.cend() && !(known->isOwn && known->canUnsend))
            messages.append(*known);
        else
            messages.append(*m_known.insert(key, make(entry, conversation)));
    }
    if (m_known.size() > 2 * messages.size()) {
        m_known.clear();
        for (const TimelineMessage &message : messages)
            m_known.insert(message.key, message);
    }
    return messages;
}

void TimelineFacts::forget()
{
    m_known.clear();
}

void TimelineFacts::forget(const QStringList &keys)
{
    for (const QString &key : keys)
        m_known.remove(key);
    m_known.removeIf([](const QHash<QString, TimelineMessage>::iterator &one) { return !one->quote.messageId.isEmpty(); });
}

TimelineMessage TimelineFacts::make(const TimelineEntry &entry, const Conversation &conversation) const
{
    TimelineMessage message = messageFacts(entry, conversation, m_account);
    if (!message.isOwn)
        m_pictures.apply(entry.message, message.files);
    // What was fetched stays to be seen; nothing more is offered.
    const bool isWish = message.preview.state == LinkFacts::State::Offered || message.preview.state == LinkFacts::State::Failed;
    if (isWish && !m_app.settings()->offersPreviews())
        message.preview = {};
    return message;
}

} // namespace kith::client
