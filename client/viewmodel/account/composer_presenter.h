// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/attachments_presenter.h"
#include "client/viewmodel/account/timeline_window.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Carries what is written to the account: drafts, new messages, replies, edits, mentions.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class ComposerPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of all three: the caller; they outlive this object.
    ComposerPresenter(Account &account, AppViewModel &app, const TimelineWindow &window, QObject *parent = nullptr);
    ~ComposerPresenter() override;

    /// Puts the draft of what was open away and takes out the one of `id`; null: nothing is open.
    void open(ConversationId id, const std::optional<Conversation> &conversation);

signals:
    /// A message was queued: the end is where it shows.
    void sent();

private:
    void connectComposer();
    void keepDraftSoon();
    void keepDraft();
    void noteEdit();
    void goOnEditing();
    [[nodiscard]] Result<void> sendNew(Outgoing words);
    void send(const QString &text, ComposerViewModel::Mode mode, const QString &subject);
    void reply(const QString &messageId);
    void edit(const QString &key);
    void editLast();
    void showForeignDraft();
    void showBar();
    void unblock();
    void showMembers();
    [[nodiscard]] MessageId replySubject() const;

    Account &m_account;
    AppViewModel &m_app;
    const TimelineWindow &m_window;
    AttachmentsPresenter m_attachments;
    ConversationId m_id;
    std::optional<Conversation> m_conversation;
    QString m_draft;
    std::optional<BegunEdit> m_edit;
    qint64 m_shownDraft = 0; ///< the newest version among what is shown of other devices
    QTimer m_draftTimer;
    bool m_isDraftNew = false; ///< something of it is not in the cache yet
    bool m_isEditNew = false; ///< the same of m_edit
    bool m_isOpening = false; ///< what the composer tells is not what somebody does
};

} // namespace kith::client
