// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/admin_store.h"

#include "server/users/name_index.h"
#include "shared/validation.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString statusName(Account::Status status)
{
    switch (status) {
    case Account::Status::Active: return u"active"_s;
    case Account::Status::Disabled: return u"disabled"_s;
    case Account::Status::Erased: return u"erased"_s;
    }
    Q_UNREACHABLE();
}

QString conditionOf(Account::Status status)
{
    switch (status) {
    case Account::Status::Active: return u"u.disabled_at IS NULL AND u.erased_at IS NULL"_s;
    case Account::Status::Disabled: return u"u.disabled_at IS NOT NULL AND u.erased_at IS NULL"_s;
    case Account::Status::Erased: return u"u.erased_at IS NOT NULL"_s;
    }
    Q_UNREACHABLE();
}

/// A pattern for LIKE … ESCAPE '!' that finds `text` anywhere.
QString anywhere(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'!')
            escaped += u'!';
        escaped += c;
    }
    return u'%' + escaped + u'%';
}

QString digitsOf(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            out += c;
    }
    return out;
}
} // namespace

QJsonObject toJson(const Account &account)
{
    const User &user = account.user;
    QJsonObject out{
        {u"id"_s, user.id.toString()},
        {u"firstname"_s, user.firstname},
        {u"lastname"_s, user.lastname},
        {u"email"_s, user.email},
        {u"phone"_s, user.phone},
        {u"country"_s, user.country},
        {u"role"_s, user.isAdministrator ? u"administrator"_s : u"person"_s},
        {u"status"_s, statusName(account.status)},
        {u"createdAt"_s, toRfc3339(user.createdAt)},
        {u"sessions"_s, account.sessionCount},
    };
    if (account.lastSeenAt)
        out.insert(u"lastSeenAt"_s, toRfc3339(*account.lastSeenAt));
    return out;
}

QList<Account> AdminStore::accounts(const QString &condition, const QVariantList &values)
{
    QList<Account> out;
    Rows rows = m_transaction.select(u"SELECT u.id, u.firstname, u.lastname, u.email, u.phone, u.country, u.is_admin, u.created_at,"
                                     " u.last_seen_at, u.disabled_at, u.erased_at,"
                                     " (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id) FROM users u WHERE "_s
                                         + condition,
                                     values);
    while (rows.next()) {
        Account account;
        account.user = User{.id = rows.id<UserId>(0),
                            .firstname = rows.text(1),
                            .lastname = rows.text(2),
                            .about = {},
                            .createdAt = rows.timestamp(7),
                            .email = rows.text(3),
                            .phone = rows.text(4),
                            .country = rows.text(5),
                            .isAdministrator = rows.boolean(6)};
        account.lastSeenAt = rows.optionalTimestamp(8);
        account.sessionCount = int(rows.integer(11));
        if (!rows.isNull(10)) {
            account.status = Account::Status::Erased;
            // What is stored there only keeps the columns unique.
            account.user.email.clear();
            account.user.phone.clear();
        } else if (!rows.isNull(9)) {
            account.status = Account::Status::Disabled;
        }
        out.append(std::move(account));
    }
    return out;
}

QList<Account> AdminStore::find(const Search &search)
{
    QString condition = u"u.id > ?"_s;
    QVariantList values{search.after.value()};
    if (search.status)
        condition += u" AND "_s + conditionOf(*search.status);
    if (search.isAdministrator)
        condition += *search.isAdministrator ? u" AND u.is_admin = 1"_s : u" AND u.is_admin = 0"_s;
    if (!search.text.trimmed().isEmpty()) {
        const QString words = nameWords(search.text).join(u' ');
        const QString digits = digitsOf(search.text);
        // Nothing of a text that has no letters or digits is part of any name.
        const QString name = words.isEmpty() ? u"\n"_s : words;
        const QString phone = digits.isEmpty() ? u"\n"_s : digits;
        condition += u" AND (u.search_text LIKE ? ESCAPE '!' OR u.email LIKE ? ESCAPE '!' OR u.phone LIKE ? ESCAPE '!' OR u.id = ?)"_s;
        values << anywhere(name) << anywhere(normalisedEmail(search.text)) << anywhere(phone)
               << UserId::fromString(search.text.trimmed()).value_or(UserId()).value();
    }
    return accounts(condition + u" ORDER BY u.id LIMIT ?"_s, values << search.limit);
}

std::optional<Account> AdminStore::one(UserId id)
{
    const QList<Account> found = accounts(u"u.id = ?"_s, {id.value()});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

void AdminStore::setAdministrator(UserId id, bool isAdministrator)
{
    m_transaction.execute(u"UPDATE users SET is_admin = ? WHERE id = ?"_s, {int(isAdministrator), id.value()});
}

void AdminStore::setDisabledAt(UserId id, std::optional<Timestamp> at)
{
    m_transaction.execute(u"UPDATE users SET disabled_at = ? WHERE id = ?"_s, {sqlValue(at), id.value()});
}

qint64 AdminStore::number(const QString &sql)
{
    Rows rows = m_transaction.select(sql);
    return rows.next() ? rows.integer(0) : 0;
}

QJsonObject AdminStore::counts()
{
    const auto users = [this](const QString &condition) { return number(u"SELECT COUNT(*) FROM users u WHERE "_s + condition); };
    const QJsonObject people{{u"active"_s, users(conditionOf(Account::Status::Active))},
                             {u"disabled"_s, users(conditionOf(Account::Status::Disabled))},
                             {u"erased"_s, users(conditionOf(Account::Status::Erased))},
                             {u"administrators"_s, users(u"u.is_admin = 1 AND u.erased_at IS NULL"_s)}};
    const QJsonObject conversations{{u"direct"_s, number(u"SELECT COUNT(*) FROM conversations WHERE is_group = 0"_s)},
                                    {u"groups"_s, number(u"SELECT COUNT(*) FROM conversations WHERE is_group = 1"_s)}};
    return {{u"users"_s, people},
            {u"sessions"_s, number(u"SELECT COUNT(*) FROM sessions"_s)},
            {u"conversations"_s, conversations},
            // Numbered without gaps, so that a million need not be counted.
            {u"messages"_s, number(u"SELECT COALESCE(SUM(last_seq), 0) FROM conversations"_s)},
            {u"invites"_s, number(u"SELECT COUNT(*) FROM invites WHERE uses < max_uses"_s)}};
}

} // namespace kith::server
