// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/users_store.h"

#include "server/storage/sql_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

std::optional<User> UsersStore::own(UserId id)
{
    Rows rows = m_transaction.select(u"SELECT firstname, lastname, about, created_at, email, phone, country, version, is_admin, presence,"
                                     " read_receipts, phone_shown_to, email_shown_to, groups_open_to, is_findable, picture_id"
                                     " FROM users WHERE id = ? AND erased_at IS NULL"_s,
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
                .settings = UserSettings{.presence = Visibility(rows.integer(9)),
                                         .sendsReadReceipts = rows.boolean(10),
                                         .phone = Visibility(rows.integer(11)),
                                         .email = Visibility(rows.integer(12)),
                                         .groups = Visibility(rows.integer(13)),
                                         .isFindable = rows.boolean(14)},
                .version = rows.integer(7),
                .isAdministrator = rows.boolean(8),
                .picture = rows.text(15)};
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
    Rows rows = m_transaction.select(u"SELECT id, password_hash FROM users WHERE (email = ? OR phone = ?)"
                                     " AND disabled_at IS NULL AND erased_at IS NULL"_s,
                                     {address, address});
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
    return m_transaction.execute(
               u"INSERT INTO users (id, firstname, lastname, email, phone, country, about, password_hash, presence, read_receipts,"
               " phone_shown_to, email_shown_to, groups_open_to, is_findable, is_admin, created_at)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
               {user.id.value(), user.firstname, sqlText(user.lastname), user.email, user.phone, user.country, sqlText(user.about),
                passwordHash, int(settings.presence), int(settings.sendsReadReceipts), int(settings.phone), int(settings.email),
                int(settings.groups), int(settings.isFindable), int(user.isAdministrator), toMs(user.createdAt)})
           == 1;
}

void UsersStore::update(const User &user)
{
    const UserSettings settings = user.settings.value_or(UserSettings{});
    m_transaction.execute(u"UPDATE users SET firstname = ?, lastname = ?, email = ?, phone = ?, country = ?, about = ?, presence = ?,"
                          " read_receipts = ?, phone_shown_to = ?, email_shown_to = ?, groups_open_to = ?, is_findable = ? WHERE id = ?"_s,
                          {user.firstname, sqlText(user.lastname), user.email, user.phone, user.country, sqlText(user.about),
                           int(settings.presence), int(settings.sendsReadReceipts), int(settings.phone), int(settings.email),
                           int(settings.groups), int(settings.isFindable), user.id.value()});
}

void UsersStore::setPasswordHash(UserId id, const QString &hash)
{
    m_transaction.execute(u"UPDATE users SET password_hash = ? WHERE id = ?"_s, {hash, id.value()});
}

} // namespace kith::server
