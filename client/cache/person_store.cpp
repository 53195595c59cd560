// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/person_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/or_empty.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

User readUser(const QSqlQuery &row, int at)
{
    User user{.id = UserId(row.value(at).toLongLong()),
              .firstname = row.value(at + 1).toString(),
              .lastname = row.value(at + 2).toString(),
              .about = row.value(at + 3).toString(),
              .createdAt = fromMs(row.value(at + 4).toLongLong()),
              .email = row.value(at + 7).toString(),
              .phone = row.value(at + 6).toString(),
              .isDeleted = row.value(at + 8).toBool(),
              .picture = row.value(at + 5).toString()};
    user.showsAddresses = !user.email.isEmpty() || !user.phone.isEmpty();
    return user;
}

Contact readContact(const QSqlQuery &row)
{
    Contact contact{.id = row.value(0).toLongLong(), .status = ContactStatus(row.value(1).toInt())};
    contact.address = row.value(2).toString();
    contact.alias = row.value(3).toString();
    contact.message = row.value(4).toString();
    contact.changedAt = fromMs(row.value(5).toLongLong());
    if (!row.isNull(6))
        contact.user = readUser(row, 6);
    return contact;
}

int rankOf(ContactStatus status)
{
    switch (status) {
    case ContactStatus::Incoming: return 0;
    case ContactStatus::Accepted: return 1;
    case ContactStatus::Requested: return 2;
    case ContactStatus::Blocked: return 3;
    }
    Q_UNREACHABLE();
}

QString sortName(const Contact &contact)
{
    if (!contact.alias.isEmpty())
        return contact.alias;
    return contact.user ? contact.user->displayName() : contact.address;
}

} // namespace

PersonStore::PersonStore(CacheDatabase &database)
    : m_database(database)
{
}

User PersonStore::me() const
{
    const auto me = userFromJson(QJsonDocument::fromJson(fact(u"me"_s).toUtf8()).object());
    return me ? me.value() : User{.id = m_me, .firstname = {}, .lastname = {}, .about = {}};
}

void PersonStore::putMe(const User &me)
{
    setFact(u"me"_s, QString::fromUtf8(QJsonDocument(toJson(me)).toJson(QJsonDocument::Compact)));
    putUser(me);
}

void PersonStore::checkRead() const
{
    if (std::exchange(m_rollbacks, m_database.rollbacks()) == m_database.rollbacks())
        return;
    forgetRead();
}

void PersonStore::forgetRead() const
{
    m_users.clear();
    m_aliases.clear();
}

std::optional<User> PersonStore::user(UserId id) const
{
    checkRead();
    if (const auto known = m_users.constFind(id); known != m_users.constEnd())
        return *known;
    auto read = m_database.first(
        u"SELECT id, firstname, lastname, about, created_at, picture, phone, email, is_deleted FROM users WHERE id = ?"_s, {id.value()},
        [](const QSqlQuery &row) { return readUser(row, 0); });
    return m_users.insert(id, std::move(read)).value();
}

bool PersonStore::putUser(const User &user)
{
    m_database.run(
        u"INSERT INTO users (id, firstname, lastname, about, created_at, picture, is_deleted) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET firstname = excluded.firstname, lastname = excluded.lastname, about = excluded.about,"
        " picture = excluded.picture, is_deleted = excluded.is_deleted WHERE firstname <> excluded.firstname"
        " OR lastname <> excluded.lastname OR about <> excluded.about OR picture <> excluded.picture OR is_deleted <> excluded.is_deleted"_s,
        {user.id.value(), orEmpty(user.firstname), orEmpty(user.lastname), orEmpty(user.about), toMs(user.createdAt), orEmpty(user.picture),
         int(user.isDeleted)});
    if (m_database.changedRows() <= 0)
        return false;
    m_users.remove(user.id);
    return true;
}

QList<Contact> PersonStore::contacts() const
{
    QList<Contact> contacts = m_database.all(u"SELECT c.id, c.status, c.address, c.alias, c.message, c.changed_at, u.id, u.firstname, "
                                             u"u.lastname, u.about, u.created_at, u.picture, u.phone, u.email, u.is_deleted"
                                             " FROM contacts c LEFT JOIN users u ON u.id = c.user_id"_s,
                                             {}, readContact);
    std::sort(contacts.begin(), contacts.end(), [](const Contact &a, const Contact &b) {
        if (a.status != b.status)
            return rankOf(a.status) < rankOf(b.status);
        const int order = QString::localeAwareCompare(sortName(a), sortName(b));
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return contacts;
}

std::optional<Contact> PersonStore::contactOf(UserId id) const
{
    return m_database.first(u"SELECT c.id, c.status, c.address, c.alias, c.message, c.changed_at, u.id, u.firstname, u.lastname, u.about, "
                            u"u.created_at, u.picture, u.phone, u.email, u.is_deleted"
                            " FROM contacts c JOIN users u ON u.id = c.user_id WHERE c.user_id = ?"_s,
                            {id.value()}, readContact);
}

QString PersonStore::aliasOf(UserId id) const
{
    checkRead();
    if (const auto known = m_aliases.constFind(id); known != m_aliases.constEnd())
        return *known;
    const auto alias = m_database.first(u"SELECT alias FROM contacts WHERE user_id = ?"_s, {id.value()},
                                        [](const QSqlQuery &row) { return row.value(0).toString(); });
    return m_aliases.insert(id, alias.value_or(QString())).value();
}

void PersonStore::putContact(const Contact &contact)
{
    forgetRead();
    QVariant user;
    if (contact.user) {
        putUser(*contact.user);
        user = contact.user->id.value();
        // Only here is it said what somebody shows of their addresses; every other way tells the public part alone.
        m_database.run(u"UPDATE users SET phone = ?, email = ? WHERE id = ?"_s,
                       {orEmpty(contact.user->phone), orEmpty(contact.user->email), user});
        m_database.run(u"DELETE FROM contacts WHERE user_id = ? AND id <> ?"_s, {user, contact.id});
    }
    m_database.run(
        u"INSERT OR REPLACE INTO contacts (id, status, user_id, address, alias, message, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {contact.id, int(contact.status), user, orEmpty(contact.address), orEmpty(contact.alias), orEmpty(contact.message),
         toMs(contact.changedAt)});
}

void PersonStore::replaceContacts(const QList<Contact> &contacts)
{
    forgetRead();
    m_database.run(u"UPDATE users SET phone = '', email = '' WHERE phone <> '' OR email <> ''"_s);
    m_database.run(u"DELETE FROM contacts"_s);
    for (const Contact &contact : contacts)
        putContact(contact);
}

void PersonStore::removeContact(qint64 contactId)
{
    forgetRead();
    m_database.run(u"UPDATE users SET phone = '', email = '' WHERE id = (SELECT user_id FROM contacts WHERE id = ?)"_s, {contactId});
    m_database.run(u"DELETE FROM contacts WHERE id = ?"_s, {contactId});
}

QString PersonStore::syncToken() const
{
    return fact(u"sync_token"_s);
}

void PersonStore::setSyncToken(const QString &token)
{
    setFact(u"sync_token"_s, token);
}

QString PersonStore::lineage() const
{
    return fact(u"lineage"_s);
}

void PersonStore::setLineage(const QString &lineage)
{
    setFact(u"lineage"_s, lineage);
}

qint64 PersonStore::personVersion() const
{
    return fact(u"person_version"_s).toLongLong();
}

void PersonStore::setPersonVersion(qint64 version)
{
    setFact(u"person_version"_s, QString::number(version));
}

SessionId PersonStore::mySession() const
{
    return SessionId(fact(u"session"_s).toLongLong());
}

void PersonStore::setMySession(SessionId id)
{
    setFact(u"session"_s, id.toString());
}

QString PersonStore::fact(const QString &name) const
{
    return m_database
        .first(u"SELECT value FROM facts WHERE name = ?"_s, {name}, [](const QSqlQuery &row) { return row.value(0).toString(); })
        .value_or(QString());
}

void PersonStore::setFact(const QString &name, const QString &value)
{
    m_database.run(u"INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)"_s, {name, value});
}

} // namespace kith::client
