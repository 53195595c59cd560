// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Whose pictures come by themselves, as the person chose. What is on this disk is shown in any case.
///
/// Owner: TimelinePresenter. Thread: the GUI's.
class PictureRule : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    PictureRule(Account &account, AppViewModel &app, QObject *parent = nullptr);

    /// Holds back the pictures of that message that are not to come by themselves.
    void apply(const Message &message, QList<FileFacts> &files) const;

signals:
    /// Another choice, or a picture was asked for: apply() may say something else.
    void changed();

private:
    Account &m_account;
    AppViewModel &m_app;
    QSet<QString> m_asked; ///< keys of pictures that were pressed
};

} // namespace kith::client
