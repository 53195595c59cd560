// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account_store.h"
#include "client/desktop/activity_watch.h"
#include "client/desktop/autostart.h"
#include "client/desktop/notifier.h"
#include "client/desktop/single_instance.h"
#include "client/desktop/status_item.h"
#include "client/desktop/system_appearance.h"
#include "client/shell/notification_centre.h"
#include "client/shell/window_keeper.h"

#include <map>

namespace kith::client {

/// How Kith lives on the desktop: tray, notifications, links, idle and lock, the window's comings and goings. It joins the
/// services of client/desktop with what the accounts and view models know.
///
/// Nothing of it is needed for chatting: where a service is missing, the rest works, and the settings say what is missing.
///
/// Thread: the GUI's.
class Shell : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of all: the caller; they outlive this object.
    Shell(AccountStore &store, AppViewModel &app, SingleInstance &instance, WindowKeeper &window, QObject *parent = nullptr);
    ~Shell() override;

    /// Asks the desktop what it offers; to be called when the window has drawn. `links` came with the start.
    void begin(const QStringList &links, const QString &action, bool isHidden);

private:
    void watchAccounts();
    void addAccount(Account *account);
    void showTray();
    void chooseEntry(const QString &id);
    void act(const QString &action, const QString &token);
    void openLinks(const QStringList &links, const QString &token);
    void openLink(const QString &text);
    void openChat(Account &account, ConversationId id, const QString &token);
    void showActivity();
    [[nodiscard]] QList<MenuEntry> menu() const;
    [[nodiscard]] qint64 unread(bool onlyForMe) const;

    AccountStore &m_store;
    AppViewModel &m_app;
    WindowKeeper &m_window;
    SystemAppearance m_appearance;
    Notifier m_notifier;
    StatusItem m_tray;
    ActivityWatch m_activity;
    Autostart m_autostart;
    std::map<Account *, std::unique_ptr<NotificationCentre>> m_centres;
    QTimer m_traySoon;
};

} // namespace kith::client
