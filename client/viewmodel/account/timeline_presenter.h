// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Keeps the open conversation as the account has it: its window of messages, header, details, draft, read mark.
///
/// The window begins with the newest page (or as far back as reading stopped) and grows upwards on demand.
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
    void takeKeys(ConversationId id, const QStringList &keys);
    void reloadTicks();
    void growUpwards();
    void prepend();
    void keepDraft();
    void send(const QString &text);
    void markRead();
    void tellViewing();
    [[nodiscard]] qint64 oldestSeq() const;
    [[nodiscard]] TimelineMessage factsOf(const TimelineEntry &entry);

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
    std::optional<Conversation> m_conversation;
    QList<TimelineEntry> m_entries; ///< oldest first, those that wait last
    qint64 m_seenSeq = 0;
    bool m_isWindowActive = false;
    QString m_draft;
    QTimer m_draftTimer;
    QTimer m_midnight;
};

} // namespace kith::client
