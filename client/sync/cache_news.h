// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace kith::client {

/// Tells what has changed in the cache, after it was committed.
class CacheNews : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void messagesChanged(kith::ConversationId id, const QStringList &keys);
    void ticksChanged(kith::ConversationId id);
    void conversationsChanged(const QList<kith::ConversationId> &ids);
    void membersChanged(kith::ConversationId id);
    void usersChanged(const QList<kith::UserId> &ids);
    void contactsChanged();
    void meChanged();
};

/// What one transaction has changed; announced as a whole once it is committed.
class ChangeSet
{
public:
    void message(ConversationId id, const QString &key);
    void conversation(ConversationId id) { m_conversations.insert(id); }
    void members(ConversationId id);
    void ticks(ConversationId id) { m_ticks.insert(id); }
    void user(UserId id) { m_users.insert(id); }
    void contacts() { m_hasContacts = true; }
    void me() { m_hasMe = true; }

    void announce(CacheNews &news) const;

private:
    QHash<ConversationId, QStringList> m_messages;
    QSet<ConversationId> m_conversations;
    QSet<ConversationId> m_members;
    QSet<ConversationId> m_ticks;
    QSet<UserId> m_users;
    bool m_hasContacts = false;
    bool m_hasMe = false;
};

} // namespace kith::client
