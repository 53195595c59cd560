// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/desktop/notifier.h"
#include "client/shell/notification_rules.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace kith::client {

/// What one account has to tell through the desktop: one notification for each conversation, which grows with its
/// messages and goes away when they are read, here or elsewhere; one for requests of people.
///
/// Owner: Shell. Thread: the GUI's.
class NotificationCentre : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of the three: the caller; they outlive this object.
    NotificationCentre(Account &account, AppViewModel &app, Notifier &notifier, QObject *parent = nullptr);

    /// Others' messages that nobody here has read, without muted and archived conversations.
    [[nodiscard]] qint64 unread() const { return m_unread; }
    /// Those that name the person, or were written to them alone.
    [[nodiscard]] qint64 unreadForMe() const { return m_unreadForMe; }
    /// The screen is locked: nothing that somebody wrote is shown.
    void setLocked(bool isLocked) { m_isLocked = isLocked; }
    [[nodiscard]] Account &account() { return m_account; }

signals:
    /// unread() or unreadForMe() is another.
    void unreadChanged();
    /// The person clicked: a conversation, or null for the requests.
    void opened(kith::ConversationId id, const QString &token);

private:
    /// What is shown of a conversation.
    struct Shown
    {
        qint64 upTo = 0; ///< seq of the last message in it
        int count = 0;
        QStringList lines; ///< the last ones
    };
    struct News
    {
        Conversation conversation;
        QList<Message> messages;
    };

    void begin();
    void look();
    [[nodiscard]] QList<Message> newMessages(const Conversation &conversation);
    void tell(const News &news);
    void tellMany(const QList<News> &all);
    void withdrawRead(const Conversation &conversation);
    void lookAtRequests();
    void count();
    [[nodiscard]] Listener listener(ConversationId id) const;
    [[nodiscard]] int preview() const;
    [[nodiscard]] QString lineOf(const Message &message, bool isGroup) const;
    [[nodiscard]] QString keyOf(ConversationId id) const;
    [[nodiscard]] std::optional<ConversationId> conversationOf(const QString &key) const;
    void takeClick(const QString &key, const QString &token);
    void takeReply(const QString &key, const QString &text);
    void takeRead(const QString &key);

    Account &m_account;
    AppViewModel &m_app;
    Notifier &m_notifier;
    QString m_prefix;
    QHash<ConversationId, qint64> m_seen; ///< last seq that was looked at
    QHash<ConversationId, Shown> m_shown;
    QSet<ConversationId> m_waiting;
    QSet<qint64> m_requests; ///< known incoming ones, by contact
    QTimer m_soon;
    qint64 m_unread = 0;
    qint64 m_unreadForMe = 0;
    bool m_hasBegun = false;
    bool m_isLocked = false;
};

} // namespace kith::client
