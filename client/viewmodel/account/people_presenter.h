// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

namespace kith::client {

/// Keeps contacts, requests and the picker as the account has them, and carries their wishes to it.
class PeoplePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    PeoplePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void connectPeople();
    void connectPicker();
    void showSoon();
    void show();
    void showCandidates();
    void add(const QString &address, const QString &greeting);
    void openDirect(UserId peer);
    [[nodiscard]] PersonRow rowOf(const Contact &contact);
    [[nodiscard]] Answer<void> tellProblem();

    Account &m_account;
    AppViewModel &m_app;
    QTimer m_soon;
};

} // namespace kith::client
