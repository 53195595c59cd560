// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/account/media_presenter.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Keeps the pane beside the open conversation as the account has it, and does what is asked for there.
class DetailsPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    DetailsPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void connectAccount();
    void connectWishes();
    void connectGroup();
    void open();
    void show();
    void showMembers();
    void showPerson();
    void showMessages();
    void startEditing();
    void startLeaving(const QString &conversationId);
    void showLeaving();
    void save();
    void leave(const QString &successor, bool isArchived);
    [[nodiscard]] PersonRow rowOf(const Participant &member) const;
    [[nodiscard]] PersonRow rowOf(const Message &message) const;
    [[nodiscard]] int abilitiesOver(const Participant &member) const;
    [[nodiscard]] QString alertsText() const;
    [[nodiscard]] QStringList audience() const;
    [[nodiscard]] Answer<void> tellProblem();

    Account &m_account;
    AppViewModel &m_app;
    MediaPresenter m_media;
    ConversationId m_id;
    ConversationId m_leaving;
    std::optional<Conversation> m_conversation;
    QTimer m_soon;
};

} // namespace kith::client
