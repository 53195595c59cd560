// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account_store.h"
#include "client/net/server_finder.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Does what the welcome screen asks for: signs in, registers, sets a new password, asks a server who it is.
class WelcomePresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    WelcomePresenter(AccountStore &store, AppViewModel &app, QObject *parent = nullptr);

    /// Registering with an invitation of a server where nobody of this profile is yet.
    void takeInvite(const InviteLink &link);
    /// While the welcome screen shows, servers on the local network are looked for.
    void setShown(bool isShown);

signals:
    /// Somebody is signed in now.
    void entered();

private:
    void signIn(const SignInWish &wish);
    void registerUser(const RegisterWish &wish);
    void resetPassword(const ResetWish &wish);
    void checkServer(const QString &text);
    void readInvite(const QString &text);
    void enter(const Result<Account *> &answer);
    /// `isTrying`: it was submitted, and not only looked at.
    void explain(const Error &error, bool isTrying = true);
    [[nodiscard]] bool askForTrust(bool isTrying);
    void trust();
    void showNearby();
    /// The server that was typed; absent when it is none, which is then said beside its field.
    [[nodiscard]] std::optional<QUrl> serverOf(const QString &text);

    AccountStore &m_store;
    AppViewModel &m_app;
    ServerFinder m_finder;
    std::optional<InviteLink> m_invitation;
    QUrl m_asked; ///< the server that the question about trust is about
    bool m_wasTrying = false;
};

} // namespace kith::client
