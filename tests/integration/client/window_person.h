// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/account/account_presenter.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace kith::test {

/// A person at a device: the whole client but for its QML, driven through the view models that a window is bound to.
class WindowPerson
{
public:
    explicit WindowPerson(const QString &firstname, const QString &phone);

    /// The program ends, and starts again with the same profile and keychain.
    void restart();

    /// Fills in the form of a newcomer; submit() is left to the test.
    void fillRegistration(const QString &server);
    void fillSignIn(const QString &server);
    /// Registers, and waits until the window shows the conversations.
    [[nodiscard]] bool registerAt(const QString &server);
    [[nodiscard]] bool signInAt(const QString &server);
    /// Asks by phone number, and `other` accepts; both through their contact pages.
    [[nodiscard]] bool becomeContactOf(WindowPerson &other);
    /// Opens the conversation with that contact; its id.
    [[nodiscard]] QString openChatWith(const WindowPerson &other);
    [[nodiscard]] QString makeGroup(const QString &name, const QList<const WindowPerson *> &members);

    [[nodiscard]] client::AppViewModel &app() { return *m_app; }
    [[nodiscard]] client::AccountStore &store() { return *m_store; }
    [[nodiscard]] client::Account &account() const { return *m_store->current(); }
    [[nodiscard]] QString id() const { return account().people().myId().toString(); }
    [[nodiscard]] QString profile() const { return m_profile->path(); }
    /// The row of a conversation in the list; one without an id when there is none.
    [[nodiscard]] client::ChatRow row(const QString &conversationId) const;

private:
    QString m_firstname;
    QString m_phone;
    std::unique_ptr<QTemporaryDir> m_profile;
    client::SessionTokenVault m_keychain;
    std::unique_ptr<client::AppViewModel> m_app;
    std::unique_ptr<client::AccountStore> m_store;
    std::unique_ptr<client::AccountPresenter> m_presenter;
};

} // namespace kith::test
