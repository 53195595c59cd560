// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/users_store.h"

#include "server/users/sql_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

std::optional<User> UsersStore::own(UserId id)
{
    Rows rows = m_transaction.select(u"SELECT firstname, lastname, about, created_at, email, phone, country, presence,"
                                     " read_receipts, version FROM users WHERE id = ?"_s,
                                     {id.value()});
    if (!rows.next())
        return std::nullopt;
    return User{.id = id,
                .firstname = rows.text(0),
                .lastname = rows.text(1),
                .about = rows.text(2),
                .createdAt = rows.timestamp(3),
                .email = rows.text(4),
                .phone = rows.text(5),
                .country = rows.text(6),
                .settings = UserSettings{.presence = Visibility(rows.integer(7)), .sendsReadReceipts = rows.boolean(8)},
                .version = rows.integer(9)};
}

bool UsersStore::exists(UserId id)
{
    return m_transaction.select(u"SELECT 1 FROM users WHERE id = ?"_s, {id.value()}).next();
}

UserId UsersStore::idByEmail(const QString &email)
{
    Rows rows = m_transaction.select(u"SELECT id FROM users WHERE email = ?"_s, {email});
    return rows.next() ? rows.id<UserId>(0) : UserId();
}

UserId UsersStore::idByPhone(const QString &phone)
{
    Rows rows = m_transaction.select(u"SELECT id FROM users WHERE phone = ?"_s, {phone});
    return rows.next() ? rows.id<UserId>(0) : UserId();
}

std::optional<UsersStore::Login> UsersStore::loginByAddress(const QString &address)
{
    Rows rows = m_transaction.select(u"SELECT id, password_hash FROM users WHERE email = ? OR phone = ?"_s, {address, address});
    if (!rows.next())
        return std::nullopt;
    return Login{.user = rows.id<UserId>(0), .passwordHash = rows.text(1)};
}

QString UsersStore::passwordHash(UserId id)
{
    Rows rows = m_transaction.select(u"SELECT password_hash FROM users WHERE id = ?"_s, {id.value()});
    return rows.next() ? rows.text(0) : QString();
}

bool UsersStore::insert(const User &user, const QString &passwordHash)
{
    const UserSettings settings = user.settings.value_or(UserSettings{});
    return m_transaction.execute(u"INSERT INTO users (id, firstname, lastname, email, phone, country, about, password_hash,"
                                 " presence, read_receipts, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                                 {user.id.value(), user.firstname, sqlText(user.lastname), user.email, user.phone, user.country,
                                  sqlText(user.about), passwordHash, int(settings.presence), int(settings.sendsReadReceipts),
                                  toMs(user.createdAt)})
           == 1;
}

void UsersStore::update(const User &user)
{
    const UserSettings settings = user.settings.value_or(UserSettings{});
    m_transaction.execute(u"UPDATE users SET firstname = ?, lastname = ?, email = ?, phone = ?, country = ?, about = ?,"
                          " presence = ?, read_receipts = ? WHERE id = ?"_s,
                          {user.firstname, sqlText(user.lastname), user.email, user.phone, user.country, sqlText(user.about),
                           int(settings.presence), int(settings.sendsReadReceipts), user.id.value()});
}

void UsersStore::setPasswordHash(UserId id, const QString &hash)
{
    m_transaction.execute(u"UPDATE users SET password_hash = ? WHERE id = ?"_s, {hash, id.value()});
}

} // namespace kith::server
