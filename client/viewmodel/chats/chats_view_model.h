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
    Q_PROPERTY(QStringList chips READ chips NOTIFY chipsChanged)
    Q_PROPERTY(int chip READ chip NOTIFY chipsChanged)
    Q_PROPERTY(int part READ part NOTIFY chipsChanged)
    Q_PROPERTY(QStringList folders READ folders NOTIFY chipsChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentIdChanged)
    Q_PROPERTY(int unreadMessages READ unreadMessages NOTIFY rowsChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY rowsChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY rowsChanged)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)

public:
    explicit ChatsViewModel(QObject *parent = nullptr);

    [[nodiscard]] ChatFilterModel *model() { return &m_filtered; }
    [[nodiscard]] ChatFilterModel *switcher() { return &m_switcher; }
    /// Titles of the filters: all, unread, people, groups, one for each folder, and the archived where there are any.
    [[nodiscard]] QStringList chips() const;
    /// The one of `chips` that is chosen.
    [[nodiscard]] int chip() const;
    /// Others than those there are mean the first.
    Q_INVOKABLE void chooseChip(int chip);
    /// A ChatFilterModel::Part.
    [[nodiscard]] int part() const { return int(m_part); }
    /// Names of the folders that conversations are in.
    [[nodiscard]] QStringList folders() const { return m_folders; }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &text);
    void setSwitcherSearch(const QString &text);
    [[nodiscard]] QString currentId() const { return m_currentId; }
    [[nodiscard]] int unreadMessages() const { return m_unreadMessages; }
    [[nodiscard]] bool isEmpty() const { return m_rows.rowCount() == 0; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }

    /// What was just done with a conversation and can be taken back, in a sentence; empty: nothing.
    [[nodiscard]] QString undoText() const { return m_undoText; }
    Q_INVOKABLE void undo() { Q_EMIT undoRequested(); }
    Q_INVOKABLE void dismissUndo() { setUndo({}); }
    void setUndo(const QString &text);

    /// An empty id closes what is open.
    Q_INVOKABLE void open(const QString &conversationId);
    /// The same as soon as the conversation is in the list: it was joined this moment.
    void openWhenThere(const QString &conversationId);
    /// Opens the next (`by` 1) or previous (-1) one of those shown; stays at the ends.
    Q_INVOKABLE void step(int by);
    /// The same to the next one with something unread, around the end; muted ones only where the reader is mentioned.
    Q_INVOKABLE void stepUnread(int by);

    Q_INVOKABLE void setPinned(const QString &conversationId, bool isOn) { Q_EMIT pinRequested(conversationId, isOn); }
    Q_INVOKABLE void setArchived(const QString &conversationId, bool isOn) { Q_EMIT archiveRequested(conversationId, isOn); }
    /// Read means everything up to the newest message.
    Q_INVOKABLE void setUnread(const QString &conversationId, bool isOn) { Q_EMIT unreadRequested(conversationId, isOn); }
    /// *Units* minutes from now; 0 ends it, less than 0 is until further notice.
    Q_INVOKABLE void mute(const QString &conversationId, int minutes) { Q_EMIT muteRequested(conversationId, minutes); }
    /// Until eight o'clock tomorrow morning, local time.
    Q_INVOKABLE void muteUntilTomorrow(const QString &conversationId);
    /// An empty name takes it out of its folder.
    Q_INVOKABLE void setFolder(const QString &conversationId, const QString &folder);
    Q_INVOKABLE void leave(const QString &conversationId) { Q_EMIT leaveRequested(conversationId); }

    void setRows(const QList<ChatRow> &rows);
    void setLoading(bool isLoading);
    [[nodiscard]] const QList<ChatRow> &rows() const { return m_rows.rows(); }

signals:
    void chipsChanged();
    void searchChanged();
    void currentIdChanged();
    void rowsChanged();

    void pinRequested(const QString &conversationId, bool isOn);
    void archiveRequested(const QString &conversationId, bool isOn);
    void unreadRequested(const QString &conversationId, bool isOn);
    void muteRequested(const QString &conversationId, int minutes);
    void folderRequested(const QString &conversationId, const QString &folder);
    void leaveRequested(const QString &conversationId);
    void undoChanged();
    void undoRequested();

private:
    using Part = ChatFilterModel::Part;
    void choose(Part part, const QString &folder = {});
    void count(const QList<ChatRow> &rows);
    void openAwaited();

    ChatListModel m_rows;
    ChatFilterModel m_filtered;
    ChatFilterModel m_switcher;
    Part m_part = Part::All;
    QString m_folder;
    QStringList m_folders;
    int m_archived = 0;
    QString m_search;
    QString m_currentId;
    QStringList m_toldChips;
    QString m_awaited;
    int m_unreadConversations = 0;
    int m_unreadMessages = 0;
    bool m_isLoading = false;
    QString m_undoText;
};

} // namespace kith::client
