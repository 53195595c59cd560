// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/chats/chat_filter_model.h"
#include "client/viewmodel/chats/chat_list_model.h"

namespace kith::client {

/// The list of conversations: what is shown, what is open, what the chips and the search field say.
class ChatsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(kith::client::ChatFilterModel *model READ model CONSTANT)
    Q_PROPERTY(kith::client::ChatFilterModel *switcher READ switcher CONSTANT)
    Q_PROPERTY(int part READ part WRITE setPart NOTIFY partChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString switcherSearch READ switcherSearch WRITE setSwitcherSearch NOTIFY switcherSearchChanged)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentIdChanged)
    Q_PROPERTY(int unreadConversations READ unreadConversations NOTIFY rowsChanged)
    Q_PROPERTY(int unreadMessages READ unreadMessages NOTIFY rowsChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY rowsChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY rowsChanged)

public:
    explicit ChatsViewModel(QObject *parent = nullptr);

    [[nodiscard]] ChatFilterModel *model() { return &m_filtered; }
    [[nodiscard]] ChatFilterModel *switcher() { return &m_switcher; }
    [[nodiscard]] int part() const { return m_part; }
    /// *Range* 0 all, 1 unread, 2 people, 3 groups; others mean all.
    void setPart(int part);
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    [[nodiscard]] QString switcherSearch() const { return m_switcherSearch; }
    void setSwitcherSearch(const QString &text);
    [[nodiscard]] QString currentId() const { return m_currentId; }
    [[nodiscard]] int unreadConversations() const { return m_unreadConversations; }
    [[nodiscard]] int unreadMessages() const { return m_unreadMessages; }
    [[nodiscard]] bool isEmpty() const { return m_rows.rowCount() == 0; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }

    /// An empty id closes what is open.
    Q_INVOKABLE void open(const QString &conversationId);
    /// Opens the next (`by` 1) or previous (-1) one of those shown; stays at the ends.
    Q_INVOKABLE void step(int by);

    void setRows(const QList<ChatRow> &rows);
    void setLoading(bool isLoading);
    [[nodiscard]] const QList<ChatRow> &rows() const { return m_rows.rows(); }

signals:
    void partChanged();
    void searchChanged();
    void switcherSearchChanged();
    void currentIdChanged();
    void rowsChanged();

private:
    ChatListModel m_rows;
    ChatFilterModel m_filtered;
    ChatFilterModel m_switcher;
    int m_part = 0;
    QString m_search;
    QString m_switcherSearch;
    QString m_currentId;
    int m_unreadConversations = 0;
    int m_unreadMessages = 0;
    bool m_isLoading = false;
};

} // namespace kith::client
