// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/blocked_view.h"

#include "server/storage/sql_text.h"
#include "server/users/person.h"

namespace kith::server::blocked_view {

using namespace Qt::Literals::StringLiterals;

void keep(Transaction &transaction, UserId user, UserId viewer)
{
    const QHash<UserId, User> seen = person::usersSeenBy(transaction, viewer, {user});
    const auto found = seen.constFind(user);
    if (found == seen.constEnd() || found->isDeleted)
        return;
    transaction.execute(u"INSERT INTO blocked_views (viewer_id, user_id, firstname, lastname, about, picture_id, email, phone)"
                        " SELECT CAST(? AS BIGINT), u.id, u.firstname, u.lastname, u.about, u.picture_id, CAST(? AS TEXT), CAST(? AS TEXT)"
                        " FROM users u WHERE u.id = ? ON CONFLICT (viewer_id, user_id) DO NOTHING"_s,
                        {viewer.value(), sqlText(found->email), sqlText(found->phone), user.value()});
}

void drop(Transaction &transaction, UserId user, UserId viewer)
{
    transaction.execute(u"DELETE FROM blocked_views WHERE viewer_id = ? AND user_id = ?"_s, {viewer.value(), user.value()});
}

QList<UserId> viewersOf(Transaction &transaction, UserId user)
{
    QList<UserId> out;
    Rows rows = transaction.select(u"SELECT viewer_id FROM blocked_views WHERE user_id = ? ORDER BY viewer_id"_s, {user.value()});
    while (rows.next())
        out.append(rows.id<UserId>(0));
    return out;
}

void forget(Transaction &transaction, UserId user)
{
    transaction.execute(u"DELETE FROM blocked_views WHERE user_id = ? OR viewer_id = ?"_s, {user.value(), user.value()});
}

} // namespace kith::server::blocked_view
