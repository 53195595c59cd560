// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contacts/contacts_store.h"

#include "server/storage/sql_text.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto userPrefix = "user:"_L1;
}

QString addressOf(UserId user)
{
    return userPrefix + user.toString();
}

UserId userIn(const QString &address)
{
    return address.startsWith(userPrefix) ? UserId::fromString(QStringView(address).mid(userPrefix.size())).value_or(UserId()) : UserId();
}

QList<ContactRow> ContactsStore::rows(const QString &condition, const QVariantList &values)
{
    QList<ContactRow> out;
    Rows found = m_transaction.select(
        u"SELECT id, owner_id, user_id, address, status, alias, message, changed_at FROM contacts WHERE "_s + condition, values);
    while (found.next()) {
        out.append(ContactRow{.id = found.integer(0),
                              .owner = found.id<UserId>(1),
                              .user = found.id<UserId>(2),
                              .address = found.text(3),
                              .status = ContactStatus(found.integer(4)),
                              .alias = found.text(5),
                              .message = found.text(6),
                              .changedAt = found.timestamp(7)});
    }
    return out;
}

std::optional<ContactRow> ContactsStore::row(const QString &condition, const QVariantList &values)
{
    const QList<ContactRow> found = rows(condition, values);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<ContactRow> ContactsStore::byPair(UserId owner, UserId user)
{
    return row(u"owner_id = ? AND user_id = ?"_s, {owner.value(), user.value()});
}

std::optional<ContactRow> ContactsStore::byAddress(UserId owner, const QString &address)
{
    return row(u"owner_id = ? AND address = ? AND address <> ''"_s, {owner.value(), address});
}

std::optional<ContactRow> ContactsStore::byId(UserId owner, qint64 id)
{
    return row(u"owner_id = ? AND id = ?"_s, {owner.value(), id});
}

QList<ContactRow> ContactsStore::of(UserId owner)
{
    return rows(u"owner_id = ? ORDER BY id"_s, {owner.value()});
}

QList<ContactRow> ContactsStore::waitingFor(const QString &email, const QString &phone, int limit)
{
    return rows(u"user_id IS NULL AND address <> '' AND address IN (?, ?) ORDER BY id LIMIT ?"_s, {email, phone, limit});
}

QList<ContactRow> ContactsStore::showing(UserId user)
{
    // A request to somebody who was named shows them; one to an address does not.
    const QString named = addressOf(user);
    return rows(u"(user_id = ? AND (status <> ? OR address = ?)) OR (user_id IS NULL AND address = ?) ORDER BY id"_s,
                {user.value(), int(ContactStatus::Requested), named, named});
}

int ContactsStore::count(UserId owner, ContactStatus status)
{
    Rows found = m_transaction.select(u"SELECT COUNT(*) FROM contacts WHERE owner_id = ? AND status = ?"_s, {owner.value(), int(status)});
    return found.next() ? int(found.integer(0)) : 0;
}

bool ContactsStore::insert(const ContactRow &row)
{
    return m_transaction.execute(u"INSERT INTO contacts (id, owner_id, user_id, address, status, alias, message, version, changed_at)"
                                 " SELECT CAST(? AS BIGINT), id, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS INTEGER), CAST(? AS "
                                 "TEXT), CAST(? AS TEXT),"
                                 " version + 1, CAST(? AS BIGINT) FROM users WHERE id = ? ON CONFLICT DO NOTHING"_s,
                                 {row.id, sqlValue(row.user), sqlText(row.address), int(row.status), sqlText(row.alias),
                                  sqlText(row.message), toMs(row.changedAt), row.owner.value()})
           == 1;
}

void ContactsStore::update(const ContactRow &row)
{
    m_transaction.execute(
        u"UPDATE contacts SET user_id = ?, address = ?, status = ?, alias = ?, message = ?, changed_at = ?,"
        " version = (SELECT version + 1 FROM users WHERE id = owner_id) WHERE id = ?"_s,
        {sqlValue(row.user), sqlText(row.address), int(row.status), sqlText(row.alias), sqlText(row.message), toMs(row.changedAt), row.id});
}

void ContactsStore::attach(qint64 id, UserId user)
{
    m_transaction.execute(u"UPDATE contacts SET user_id = ? WHERE id = ?"_s, {sqlValue(user), id});
}

void ContactsStore::remove(qint64 id)
{
    m_transaction.execute(u"DELETE FROM contacts WHERE id = ?"_s, {id});
}

void ContactsStore::insertDecline(UserId user, UserId sender, Timestamp at)
{
    m_transaction.execute(u"INSERT INTO contact_declines (user_id, sender_id, declined_at) VALUES (?, ?, ?)"
                          " ON CONFLICT (user_id, sender_id) DO UPDATE SET declined_at = excluded.declined_at"_s,
                          {user.value(), sender.value(), toMs(at)});
}

bool ContactsStore::hasDeclined(UserId user, UserId sender, Timestamp since)
{
    return m_transaction
        .select(u"SELECT 1 FROM contact_declines WHERE user_id = ? AND sender_id = ? AND declined_at > ?"_s,
                {user.value(), sender.value(), toMs(since)})
        .next();
}

void ContactsStore::removeDeclines(UserId one, UserId other)
{
    m_transaction.execute(u"DELETE FROM contact_declines WHERE (user_id = ? AND sender_id = ?) OR (user_id = ? AND sender_id = ?)"_s,
                          {one.value(), other.value(), other.value(), one.value()});
}

void ContactsStore::forget(UserId user)
{
    m_transaction.execute(u"UPDATE contacts SET user_id = NULL WHERE user_id = ?"_s, {user.value()});
    m_transaction.execute(u"DELETE FROM contacts WHERE owner_id = ?"_s, {user.value()});
    m_transaction.execute(u"DELETE FROM contact_declines WHERE user_id = ? OR sender_id = ?"_s, {user.value(), user.value()});
}

} // namespace kith::server
