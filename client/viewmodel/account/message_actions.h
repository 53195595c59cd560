// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Does what the reader wishes done with messages: react, pin, unsend, forward, copy, follow a link, retry, discard.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class MessageActions : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    MessageActions(Account &account, AppViewModel &app, QObject *parent = nullptr);

    void open(ConversationId id) { m_id = id; }

private:
    void connectForwarding();
    void tell(const Result<void> &wished);
    void react(const QString &messageId, const QString &emoji);
    void unsend(const QStringList &messageIds);
    void startForwarding(const QStringList &messageIds);
    void discard(const QString &key);
    void follow(const QString &href);

    Account &m_account;
    AppViewModel &m_app;
    ConversationId m_id;
};

} // namespace kith::client
