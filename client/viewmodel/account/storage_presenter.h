// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account_store.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Shows what is kept of the current account, and how its rebuild goes; tells the person when a cache had to be replaced.
class StoragePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    StoragePresenter(AccountStore &store, AppViewModel &app, QObject *parent = nullptr);

    /// Another account is shown, or none.
    void showFolder();
    /// Says in the window what happened to that account's cache, if something did.
    void tellLoss(const Account &account);

private:
    void showRebuild();
    void applyBound();
    void forgetDamaged();

    AccountStore &m_store;
    AppViewModel &m_app;
};

} // namespace kith::client
