// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/timeline_window.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Keeps the open conversation as the account has it: its window of messages, header, details, draft, read mark.
class TimelinePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    TimelinePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);
    ~TimelinePresenter() override;

private:
    void connectAccount();
    void connectWishes();
    void open();
    void showHeader();
    void showDetails();
    void showTyping();
    void showMessages(bool isOther);
    void showReaders(const QString &messageId);
    void keepDraft();
    void send(const QString &text, ComposerViewModel::Mode mode, const QString &subject);
    void startEdit(const QString &key);
    void editLast();
    void showPinned();
    void goToPinned();
    void showForeignDraft();
    void follow(const QString &href);
    [[nodiscard]] QList<TimelineMessage> facts() const;
    [[nodiscard]] const TimelineEntry *entryOf(MessageId id) const;
    [[nodiscard]] MessageId replySubject() const;
    void markRead();
    void tellViewing();

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
    std::optional<Conversation> m_conversation;
    TimelineWindow m_window;
    MessageId m_lastPinned;
    qint64 m_seenSeq = 0;
    bool m_isWindowActive = false;
    QString m_draft;
    QTimer m_draftTimer;
    QTimer m_midnight;
};

} // namespace kith::client
