// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/app/account_list_model.h"
#include "client/viewmodel/app/connection_view_model.h"
#include "client/viewmodel/app/settings_view_model.h"
#include "client/viewmodel/chats/chats_view_model.h"
#include "client/viewmodel/composer/composer_view_model.h"
#include "client/viewmodel/composer/spelling_view_model.h"
#include "client/viewmodel/details/details_view_model.h"
#include "client/viewmodel/details/group_view_model.h"
#include "client/viewmodel/emoji/emoji_view_model.h"
#include "client/viewmodel/people/invite_view_model.h"
#include "client/viewmodel/people/people_view_model.h"
#include "client/viewmodel/people/picker_view_model.h"
#include "client/viewmodel/picture/picture_view_model.h"
#include "client/viewmodel/search/search_view_model.h"
#include "client/viewmodel/settings/about_view_model.h"
#include "client/viewmodel/settings/desktop_view_model.h"
#include "client/viewmodel/settings/devices_view_model.h"
#include "client/viewmodel/settings/language_view_model.h"
#include "client/viewmodel/settings/notification_settings.h"
#include "client/viewmodel/settings/privacy_view_model.h"
#include "client/viewmodel/settings/profile_view_model.h"
#include "client/viewmodel/settings/shortcuts_view_model.h"
#include "client/viewmodel/settings/storage_view_model.h"
#include "client/viewmodel/timeline/timeline_view_model.h"
#include "client/viewmodel/welcome/welcome_view_model.h"

namespace kith::client {

/// One window: which screen it shows, who is signed in, and the view models of its parts.
class AppViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int section READ section WRITE setSection NOTIFY sectionChanged)
    Q_PROPERTY(bool isSignedIn READ isSignedIn NOTIFY meChanged)
    Q_PROPERTY(QString myName READ myName NOTIFY meChanged)
    Q_PROPERTY(QString myInitials READ myInitials NOTIFY meChanged)
    Q_PROPERTY(int myColour READ myColour NOTIFY meChanged)
    Q_PROPERTY(QString myPicture READ myPicture NOTIFY meChanged)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY meChanged)
    Q_PROPERTY(kith::client::AccountListModel *accounts READ accounts CONSTANT)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(bool isNoticeLasting READ isNoticeLasting NOTIFY noticeChanged)
    Q_PROPERTY(kith::client::WelcomeViewModel *welcome READ welcome CONSTANT)
    Q_PROPERTY(kith::client::ChatsViewModel *chats READ chats CONSTANT)
    Q_PROPERTY(kith::client::TimelineViewModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(kith::client::ComposerViewModel *composer READ composer CONSTANT)
    Q_PROPERTY(kith::client::EmojiViewModel *emoji READ emoji CONSTANT)
    Q_PROPERTY(kith::client::DetailsViewModel *details READ details CONSTANT)
    Q_PROPERTY(kith::client::GroupViewModel *group READ group CONSTANT)
    Q_PROPERTY(kith::client::PeopleViewModel *people READ people CONSTANT)
    Q_PROPERTY(kith::client::InviteViewModel *invite READ invite CONSTANT)
    Q_PROPERTY(kith::client::PickerViewModel *picker READ picker CONSTANT)
    Q_PROPERTY(kith::client::SearchViewModel *search READ search CONSTANT)
    Q_PROPERTY(kith::client::ConnectionViewModel *connection READ connection CONSTANT)
    Q_PROPERTY(kith::client::SettingsViewModel *settings READ settings CONSTANT)
    Q_PROPERTY(kith::client::NotificationSettings *notifications READ notifications CONSTANT)
    Q_PROPERTY(kith::client::ProfileViewModel *profile READ profile CONSTANT)
    Q_PROPERTY(kith::client::PictureViewModel *picture READ picture CONSTANT)
    Q_PROPERTY(kith::client::PrivacyViewModel *privacy READ privacy CONSTANT)
    Q_PROPERTY(kith::client::DevicesViewModel *devices READ devices CONSTANT)
    Q_PROPERTY(kith::client::AboutViewModel *about READ about CONSTANT)
    Q_PROPERTY(kith::client::ShortcutsViewModel *shortcuts READ shortcuts CONSTANT)
    Q_PROPERTY(kith::client::SpellingViewModel *spelling READ spelling CONSTANT)
    Q_PROPERTY(kith::client::StorageViewModel *storage READ storage CONSTANT)
    Q_PROPERTY(kith::client::LanguageViewModel *language READ language CONSTANT)
    Q_PROPERTY(kith::client::DesktopViewModel *desktop READ desktop CONSTANT)

public:
    enum Section { Chats, People, Settings };
    Q_ENUM(Section)

    /// *Owner* of `settingsFile`: the caller; null keeps nothing.
    explicit AppViewModel(QSettings *settingsFile, QObject *parent = nullptr);

    [[nodiscard]] int section() const { return m_section; }
    void setSection(int section);
    [[nodiscard]] bool isSignedIn() const { return !m_myName.isEmpty(); }
    [[nodiscard]] QString myName() const { return m_myName; }
    [[nodiscard]] QString myInitials() const { return m_myInitials; }
    [[nodiscard]] int myColour() const { return m_myColour; }
    /// Address for Image; empty: the initials show.
    [[nodiscard]] QString myPicture() const { return m_myPicture; }
    /// The welcome screen shows although somebody is signed in: another account is added.
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] AccountListModel *accounts() { return &m_accounts; }
    /// Something the person should know and can dismiss; empty when there is nothing.
    [[nodiscard]] QString notice() const { return m_passingNotice.isEmpty() ? m_lastingNotice : m_passingNotice; }
    /// It stays until somebody dismisses it; others go once there was time to read them.
    [[nodiscard]] bool isNoticeLasting() const { return m_passingNotice.isEmpty() && !m_lastingNotice.isEmpty(); }
    [[nodiscard]] WelcomeViewModel *welcome() { return &m_welcome; }
    [[nodiscard]] ChatsViewModel *chats() { return &m_chats; }
    [[nodiscard]] TimelineViewModel *timeline() { return &m_timeline; }
    [[nodiscard]] ComposerViewModel *composer() { return &m_composer; }
    [[nodiscard]] EmojiViewModel *emoji() { return &m_emoji; }
    [[nodiscard]] DetailsViewModel *details() { return &m_details; }
    [[nodiscard]] GroupViewModel *group() { return &m_group; }
    [[nodiscard]] PeopleViewModel *people() { return &m_people; }
    [[nodiscard]] InviteViewModel *invite() { return &m_invite; }
    [[nodiscard]] PickerViewModel *picker() { return &m_picker; }
    [[nodiscard]] SearchViewModel *search() { return &m_search; }
    [[nodiscard]] ConnectionViewModel *connection() { return &m_connection; }
    [[nodiscard]] SettingsViewModel *settings() { return &m_settings; }
    [[nodiscard]] NotificationSettings *notifications() { return &m_notifications; }
    [[nodiscard]] ProfileViewModel *profile() { return &m_profile; }
    [[nodiscard]] PictureViewModel *picture() { return &m_picture; }
    [[nodiscard]] PrivacyViewModel *privacy() { return &m_privacy; }
    [[nodiscard]] DevicesViewModel *devices() { return &m_devices; }
    [[nodiscard]] AboutViewModel *about() { return &m_about; }
    [[nodiscard]] ShortcutsViewModel *shortcuts() { return &m_shortcuts; }
    [[nodiscard]] SpellingViewModel *spelling() { return &m_spelling; }
    [[nodiscard]] StorageViewModel *storage() { return &m_storage; }
    [[nodiscard]] LanguageViewModel *language() { return &m_language; }
    [[nodiscard]] DesktopViewModel *desktop() { return &m_desktop; }

    /// Ends the program, whether it could stay in the tray or not.
    Q_INVOKABLE void quit() { Q_EMIT quitRequested(); }
    Q_INVOKABLE void addAccount() { Q_EMIT addAccountRequested(); }
    Q_INVOKABLE void switchAccount(const QString &accountId) { Q_EMIT accountRequested(accountId); }
    Q_INVOKABLE void dismissNotice() { setNotice({}); }
    /// The window tells whether the person is looking: only then is what is on screen read.
    Q_INVOKABLE void setWindowActive(bool isActive);
    /// The desktop tells whether somebody is at the computer; absent where it does not know.
    void setAway(std::optional<bool> isAway);
    /// Somebody is at the computer and looks at this window.
    [[nodiscard]] bool isLookedAt() const { return m_isWindowActive && !m_isAway.value_or(false); }
    /// Nobody is at the computer; where the desktop does not know, nobody looks at this window.
    [[nodiscard]] bool isIdle() const { return m_isAway.value_or(!m_isWindowActive); }

    /// Opens the choice of somebody to write to.
    void askForNewChat() { Q_EMIT newChatAsked(); }
    /// An empty name means nobody is signed in: the welcome screen shows.
    void setMe(const QString &name, qint64 userId, const QString &picture = {});
    void setAdding(bool isAdding);
    enum class Stay { ForAWhile, UntilDismissed };
    /// One that passes stands before one that lasts, which comes back after it. Empty: what shows is dismissed.
    void setNotice(const QString &notice, Stay stay = Stay::ForAWhile);

signals:
    void sectionChanged();
    void meChanged();
    void noticeChanged();
    void quitRequested();
    void addAccountRequested();
    void accountRequested(const QString &accountId);
    void newChatAsked();
    /// isLookedAt() is another, or isIdle().
    void windowActiveChanged(bool isLookedAt);

private:
    EmojiViewModel m_emoji;
    AccountListModel m_accounts;
    WelcomeViewModel m_welcome;
    ChatsViewModel m_chats;
    TimelineViewModel m_timeline;
    ComposerViewModel m_composer;
    DetailsViewModel m_details;
    GroupViewModel m_group;
    PeopleViewModel m_people;
    InviteViewModel m_invite;
    PickerViewModel m_picker;
    SearchViewModel m_search;
    ConnectionViewModel m_connection;
    SettingsViewModel m_settings;
    NotificationSettings m_notifications;
    DesktopViewModel m_desktop;
    LanguageViewModel m_language;
    AboutViewModel m_about;
    StorageViewModel m_storage;
    ShortcutsViewModel m_shortcuts;
    SpellingViewModel m_spelling;
    DevicesViewModel m_devices;
    PrivacyViewModel m_privacy;
    ProfileViewModel m_profile;
    PictureViewModel m_picture;
    bool m_isWindowActive = false;
    std::optional<bool> m_isAway;
    Section m_section = Chats;
    QString m_myName;
    QString m_myInitials;
    int m_myColour = 0;
    QString m_myPicture;
    QString m_passingNotice;
    QString m_lastingNotice;
    bool m_isAdding = false;
};

} // namespace kith::client
