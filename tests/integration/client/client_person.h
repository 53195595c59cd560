// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/account_store.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace kith::test {

/// A person at a device: the client without its windows, with a profile directory and a keychain of its own.
///
/// Every function that asks the server waits for the answer, with a deadline, and fails the program's test by returning false.
class ClientPerson
{
public:
    explicit ClientPerson(const QString &firstname, const QString &phone);

    [[nodiscard]] bool registerAt(const QUrl &server);
    [[nodiscard]] bool loginAt(const QUrl &server);
    /// The program ends, and starts again with the same profile and keychain. The same object, for the test's sake.
    void quit();
    [[nodiscard]] bool start();

    [[nodiscard]] client::Account &account() const { return *m_store->current(); }
    [[nodiscard]] client::People &people() const { return account().people(); }
    [[nodiscard]] client::Chats &chats() const { return account().chats(); }
    [[nodiscard]] client::Timeline &timeline() const { return account().timeline(); }
    [[nodiscard]] client::AccountStore &store() { return *m_store; }
    [[nodiscard]] QString phone() const { return m_phone; }
    [[nodiscard]] UserId id() const { return people().myId(); }

    [[nodiscard]] bool waitUntilOnline() const;
    /// Online, nothing under way, nothing in the outbox of that conversation.
    [[nodiscard]] bool isSettled(ConversationId id = {}) const;
    [[nodiscard]] bool becomeContactOf(ClientPerson &other);
    [[nodiscard]] ConversationId openDirect(const ClientPerson &other) const;
    /// The texts of a conversation as they stand in its cache, oldest first.
    [[nodiscard]] QStringList texts(ConversationId id) const;

private:
    QString m_firstname;
    QString m_phone;
    std::unique_ptr<QTemporaryDir> m_profile;
    client::SessionTokenVault m_keychain;
    std::unique_ptr<client::AccountStore> m_store;
};

} // namespace kith::test
