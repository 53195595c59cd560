// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/chats/chats_view_model.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QTimer>

#include <functional>

namespace kith::client {

/// Keeps the list of conversations as the account has it. Many changes at once make one new list, in which only the rows of
/// conversations that something was told about are made anew.
class ChatsPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    ChatsPresenter(Account &account, ChatsViewModel &chats, QObject *parent = nullptr);

    /// Now, instead of at the next turn of the event loop.
    void show();

private:
    [[nodiscard]] ChatRow rowOf(const Conversation &conversation);
    [[nodiscard]] ChatRow makeRow(const Conversation &conversation);
    void showSoon();
    void connectNews();
    /// What the row said may be otherwise now.
    void forget(ConversationId id);
    void forgetAll();
    void connectWishes();
    void change(const QString &id, const std::function<void(ConversationSettings &)> &how);
    /// Offers to take back what is about to be done: `sentence` tells it, of %1; `how` undoes it, and nothing else.
    void offerUndo(const QString &id, const QString &sentence, std::function<void(ConversationSettings &)> how);
    void undo();
    void wakeWhenUnmuted(const QList<Conversation> &conversations);
    [[nodiscard]] std::optional<Conversation> conversationOf(const QString &id) const;
    [[nodiscard]] QString draftOf(ConversationId id) const;

    Account &m_account;
    ChatsViewModel &m_chats;
    QHash<ConversationId, ChatRow> m_made;
    QDate m_madeOn;
    QString m_open;
    QHash<ConversationId, int> m_draftFiles; ///< how many wait in each
    std::function<void()> m_undo; ///< empty: nothing can be taken back
    QTimer m_soon;
    QTimer m_unmute;
};

} // namespace kith::client
