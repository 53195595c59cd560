// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/account/composer_presenter.h"
#include "client/viewmodel/account/conversation_presenter.h"
#include "client/viewmodel/account/files_presenter.h"
#include "client/viewmodel/account/message_actions.h"
#include "client/viewmodel/account/picture_rule.h"
#include "client/viewmodel/account/preview_presenter.h"
#include "client/viewmodel/account/timeline_facts.h"

namespace kith::client {

/// Keeps the open conversation as the account has it: where it opens, its window of messages, jumps, the read mark. What the
/// conversation is, what is written and what is done with messages are its three parts.
class TimelinePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    TimelinePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void connectAccount();
    void connectJumps();
    void open();
    void openAtMark(const Conversation &conversation);
    void takeNews();
    void showMessages(bool isOther);
    /// The same, and all of them are read anew: what they depend on has changed.
    void showAnew();
    void showPinned();
    void goToPinned();
    void goToDate(const QDate &date);
    [[nodiscard]] QList<TimelineMessage> facts();
    void markRead();
    void tellViewing();

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
    quint64 m_visit = 0; ///< steps with each conversation that is opened
    TimelineWindow m_window;
    ConversationPresenter m_conversation;
    ComposerPresenter m_composer;
    MessageActions m_actions;
    FilesPresenter m_files;
    PictureRule m_pictures;
    PreviewPresenter m_previews;
    TimelineFacts m_facts;
    MessageId m_lastPinned;
    qint64 m_seenSeq = 0;
    bool m_isWindowActive = false;
    QTimer m_midnight;
    /// While it runs what arrives waits: many messages in one frame are shown together.
    QTimer m_breath;
    QStringList m_news; ///< keys of what waits
};

} // namespace kith::client
