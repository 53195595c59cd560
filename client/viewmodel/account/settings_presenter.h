// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account.h"
#include "client/viewmodel/app/app_view_model.h"

namespace kith::client {

/// Keeps the pages of the settings that are about the account: profile, privacy, devices.
class SettingsPresenter : public QObject
{
    Q_OBJECT

public:
    /// *Owner* of both: the caller; they outlive this object.
    SettingsPresenter(Account &account, AppViewModel &app, QObject *parent = nullptr);

private:
    void showMe();
    void saveProfile();
    void savePassword(const QString &current, const QString &password);
    /// True when at least one of what is wrong now stands beside its field.
    bool sayBesideFields(const Error &error);
    void savePrivacy(const UserSettings &settings);
    void showDevices();
    void endDevice(const QString &deviceId);

    Account &m_account;
    AppViewModel &m_app;
};

} // namespace kith::client
