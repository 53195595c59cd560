// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/user.h"
#include "shared/protocol/envelope.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace kith::client {

class RealtimeConnection;

/// What is true only right now and is never stored: who types, who is online, what is on this screen.
class LiveState : public QObject
{
    Q_OBJECT

public:
    LiveState(RealtimeConnection &connection, UserId me, QObject *parent);

    [[nodiscard]] QList<UserId> typing(ConversationId id) const;
    [[nodiscard]] std::optional<Presence> presenceOf(UserId id) const;

    void noteTyping(ConversationId id);
    /// A message was sent: the next key stroke is news again.
    void endTyping(ConversationId id) { m_said.remove(id); }
    void setViewing(std::optional<ConversationId> id, bool isIdle);

    void takeTyping(const ServerEvent &event);
    void takePresence(const ServerEvent &event);
    void seePresence(UserId id, const Presence &presence);
    /// A message of that person has come: they do not type it any more.
    void messageFrom(ConversationId id, UserId user);
    /// Signed in on the socket: tells what is on screen.
    void resume();
    /// The connection is gone: nobody's state is known.
    void forget();

signals:
    void typingChanged(kith::ConversationId id);
    void presenceChanged(const QList<kith::UserId> &ids);

private:
    void tellViewing();
    void expire();

    RealtimeConnection &m_connection;
    UserId m_me;
    QHash<ConversationId, QHash<UserId, QDeadlineTimer>> m_typing;
    QHash<ConversationId, QDeadlineTimer> m_said;
    QHash<UserId, Presence> m_presence;
    std::optional<ConversationId> m_viewing;
    bool m_isIdle = false;
    QTimer m_expiry;
};

} // namespace kith::client
