// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Makes invitation links for the account, and uses those that are typed.
class InvitesPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    InvitesPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

signals:
    /// The typed link is of a server where this account is not.
    void otherServerWanted(const kith::client::InviteLink &link);

private:
    void begin(bool isForGroup);
    void make(int uses, int days);
    void look(const QString &text);
    void accept(const QString &text);

    Account &m_account;
    AppViewModel &m_app;
    std::optional<ConversationId> m_group;
};

} // namespace kith::client
