// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/contact.h"
#include "shared/model/user.h"

#include <QtCore/QHash>

namespace kith::client {

class CacheDatabase;

/// The person, their contacts, and the public part of everybody they share something with. Names are asked for by every row of
/// every list, so what was read once is kept in memory until it changes.
class PersonStore
{
public:
    explicit PersonStore(CacheDatabase &database);

    [[nodiscard]] UserId myId() const { return m_me; }
    void setMyId(UserId id) { m_me = id; }
    /// This device, as the server names it; null before the first sign-in.
    [[nodiscard]] SessionId mySession() const;
    void setMySession(SessionId id);
    /// With only the id filled until the server was heard once.
    [[nodiscard]] User me() const;
    void putMe(const User &me);

    [[nodiscard]] std::optional<User> user(UserId id) const;
    /// Takes the public part, without e-mail and phone. True when something about the person is new.
    bool putUser(const User &user);

    [[nodiscard]] QList<Contact> contacts() const;
    [[nodiscard]] std::optional<Contact> contactOf(UserId id) const;
    [[nodiscard]] QString aliasOf(UserId id) const;
    /// With what that person shows of their addresses: exactly that is kept.
    void putContact(const Contact &contact);
    /// The list as it is: contacts that are not in it are forgotten.
    void replaceContacts(const QList<Contact> &contacts);
    void removeContact(qint64 contactId);

    /// Where GET /api/sync goes on; empty before the first answer.
    [[nodiscard]] QString syncToken() const;
    void setSyncToken(const QString &token);
    /// Of the server's database, as GET /api/sync told it last; empty before that.
    [[nodiscard]] QString lineage() const;
    void setLineage(const QString &lineage);
    /// Of the person's own things, as far as it is known here.
    [[nodiscard]] qint64 personVersion() const;
    void setPersonVersion(qint64 version);

private:
    /// Forgets what was read when a transaction since then was taken back.
    void checkRead() const;
    void forgetRead() const;
    [[nodiscard]] QString fact(const QString &name) const;
    void setFact(const QString &name, const QString &value);

    CacheDatabase &m_database;
    UserId m_me;
    mutable QHash<UserId, std::optional<User>> m_users;
    mutable QHash<UserId, QString> m_aliases;
    mutable int m_rollbacks = 0;
};

} // namespace kith::client
