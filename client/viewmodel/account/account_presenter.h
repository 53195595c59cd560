// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account_store.h"
#include "client/viewmodel/account/storage_presenter.h"
#include "client/viewmodel/account/welcome_presenter.h"
#include "client/viewmodel/app/app_view_model.h"

#include <QtCore/QTimer>

#include <memory>

namespace kith::client {

class ChatsPresenter;
class DetailsPresenter;
class InvitesPresenter;
class PeoplePresenter;
class PicturePresenter;
class SearchPresenter;
class SettingsPresenter;
class TimelinePresenter;
class VoicePresenter;

/// Shows the current account of the store in the window, or the welcome screen when there is none.
class AccountPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    AccountPresenter(AccountStore &store, AppViewModel &app, QObject *parent = nullptr);
    ~AccountPresenter() override;

    /// The language is another: everything that is put into words here is said again.
    void speakAnew();

private:
    /// What the window shows of an account.
    struct Place
    {
        QString openChat;
        int section = 0;
    };
    void leave();
    void letGo();
    [[nodiscard]] Place place() const;
    void returnTo(const Place &place);
    void reopen();
    void takeBack(Account *account);
    void tellClosed(const AccountIdentity &identity, const Error &why);
    void show();
    void present();
    void showMe();
    void showConnection();
    void askToSignIn();
    void watch(Account *account);
    void showAccounts();
    void switchTo(const QString &accountId);
    void setAdding(bool isAdding);
    void useInvitation(const InviteLink &link);
    [[nodiscard]] static QString idOf(const AccountIdentity &identity);
    void signOut();

    AccountStore &m_store;
    AppViewModel &m_app;
    WelcomePresenter m_welcome;
    StoragePresenter m_storage;
    QTimer m_soon;
    Account *m_account = nullptr;
    std::optional<Place> m_between; ///< while one account object has gone and the next is not there yet
    std::unique_ptr<ChatsPresenter> m_chats;
    std::unique_ptr<TimelinePresenter> m_timeline;
    std::unique_ptr<PeoplePresenter> m_people;
    std::unique_ptr<SearchPresenter> m_search;
    std::unique_ptr<DetailsPresenter> m_details;
    std::unique_ptr<InvitesPresenter> m_invites;
    std::unique_ptr<SettingsPresenter> m_settings;
    std::unique_ptr<PicturePresenter> m_picture;
    std::unique_ptr<VoicePresenter> m_voice;
};

} // namespace kith::client
