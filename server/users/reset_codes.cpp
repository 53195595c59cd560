// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/reset_codes.h"

#include "server/users/one_time_code.h"

namespace kith::server::reset_codes {

using namespace Qt::Literals::StringLiterals;

Issued issue(Transaction &transaction, UserId user, std::chrono::seconds lifetime)
{
    const Issued issued{.code = makeCode(), .expiresAt = now() + lifetime};
    transaction.execute(u"INSERT INTO reset_codes (user_id, code_hash, expires_at) VALUES (?, ?, ?)"
                        " ON CONFLICT (user_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at"_s,
                        {user.value(), codeHash(issued.code).value_or(QString()), toMs(issued.expiresAt)});
    return issued;
}

UserId ownerOf(Transaction &transaction, QStringView typed)
{
    const auto hash = codeHash(typed);
    if (!hash)
        return {};
    Rows rows = transaction.select(u"SELECT r.user_id FROM reset_codes r JOIN users u ON u.id = r.user_id"
                                   " WHERE r.code_hash = ? AND r.expires_at > ? AND u.disabled_at IS NULL AND u.erased_at IS NULL"_s,
                                   {*hash, toMs(now())});
    return rows.next() ? rows.id<UserId>(0) : UserId();
}

void remove(Transaction &transaction, UserId user)
{
    transaction.execute(u"DELETE FROM reset_codes WHERE user_id = ?"_s, {user.value()});
}

} // namespace kith::server::reset_codes
