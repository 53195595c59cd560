// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Tells what the open conversation is: its header, who is typing, who has read a message.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class ConversationPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    ConversationPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

    /// A null id shows that nothing is open.
    void open(ConversationId id);
    [[nodiscard]] const std::optional<Conversation> &conversation() const { return m_conversation; }
    /// Reads the conversation again and shows it; one that is gone is closed.
    void show();

private:
    [[nodiscard]] ConversationHeader header() const;
    void showTyping();
    void askReaders(const QString &messageId);
    [[nodiscard]] QList<PersonRow> readerRows(const QList<Receipt> &receipts) const;

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
    std::optional<Conversation> m_conversation;
};

} // namespace kith::client
