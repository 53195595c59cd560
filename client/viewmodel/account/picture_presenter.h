// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Brings the chosen picture of the person or of a group to the server.
class PicturePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    PicturePresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void change(const QString &groupId, const QByteArray &picture, const QByteArray &contentType);
    void tell(const Result<void> &answer, bool isRemoval);

    Account &m_account;
    AppViewModel &m_app;
};

} // namespace kith::client
