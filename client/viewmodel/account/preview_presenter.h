// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Asks before the page behind a link is fetched, and has it fetched when the person agrees; nothing else does.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class PreviewPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    PreviewPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void ask(const QString &messageId);
    void fetch(const QString &messageId, const QString &address);
    void forget(const QString &messageId);

    Account &m_account;
    AppViewModel &m_app;
};

} // namespace kith::client
