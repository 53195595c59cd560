// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/cache_news.h"

namespace kith::client {

void ChangeSet::message(ConversationId id, const QString &key)
{
    QStringList &keys = m_messages[id];
    if (!keys.contains(key))
        keys.append(key);
    m_conversations.insert(id);
}

void ChangeSet::members(ConversationId id)
{
    m_members.insert(id);
    m_conversations.insert(id);
}

void ChangeSet::announce(CacheNews &news) const
{
    if (m_hasMe)
        Q_EMIT news.meChanged();
    if (!m_users.isEmpty())
        Q_EMIT news.usersChanged(m_users.values());
    if (m_hasContacts)
        Q_EMIT news.contactsChanged();
    if (!m_conversations.isEmpty())
        Q_EMIT news.conversationsChanged(m_conversations.values());
    for (const ConversationId id : m_members)
        Q_EMIT news.membersChanged(id);
    for (auto it = m_messages.constBegin(); it != m_messages.constEnd(); ++it)
        Q_EMIT news.messagesChanged(it.key(), it.value());
    for (const ConversationId id : m_ticks)
        Q_EMIT news.ticksChanged(id);
}

} // namespace kith::client
