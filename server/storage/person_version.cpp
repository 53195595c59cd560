// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/person_version.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

qint64 stepPersonVersion(Transaction &transaction, UserId user)
{
    Rows rows = transaction.executeReturning(u"UPDATE users SET version = version + 1 WHERE id = ? RETURNING version"_s, {user.value()});
    return rows.next() ? rows.integer(0) : 0;
}

void tellPerson(Transaction &transaction, UserId user, qint64 version, const QString &what, QJsonObject data)
{
    data.insert(u"what"_s, what);
    transaction.publish(
        tell(ServerEvent{.name = u"me.changed"_s, .conversation = {}, .version = version, .data = std::move(data)}, {user}));
}

void tellPersonLast(Transaction &transaction, UserId user, const QString &what, const QJsonObject &data)
{
    transaction.putOff(user, [user, what, data](Transaction &last) {
        if (const qint64 version = stepPersonVersion(last, user))
            tellPerson(last, user, version, what, data);
    });
}

} // namespace kith::server
