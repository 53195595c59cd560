// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/attendance.h"

#include "server/storage/id_chunks.h"

#include <unordered_set>

namespace kith::server::attendance {

using namespace Qt::Literals::StringLiterals;

void recordLastSeen(Transaction &transaction, const std::vector<std::pair<UserId, Timestamp>> &people)
{
    for (const auto &[user, at] : people)
        transaction.execute(u"UPDATE users SET last_seen_at = ? WHERE id = ? AND erased_at IS NULL AND COALESCE(last_seen_at, 0) < ?"_s,
                            {toMs(at), user.value(), toMs(at)});
}

std::vector<SessionId> endedAmong(Transaction &transaction, const std::vector<SessionId> &sessions)
{
    std::unordered_set<SessionId> live;
    for (const IdChunk &chunk : idChunks(QList<SessionId>(sessions.begin(), sessions.end()))) {
        Rows rows = transaction.executeReturning(
            u"UPDATE sessions SET last_seen_at = ? WHERE id IN (%1) AND EXISTS (SELECT 1 FROM users u WHERE u.id = sessions.user_id"
            " AND u.disabled_at IS NULL AND u.erased_at IS NULL) RETURNING id"_s.arg(chunk.placeholders),
            QVariantList{toMs(now())} + chunk.values);
        while (rows.next())
            live.insert(rows.id<SessionId>(0));
    }
    std::vector<SessionId> ended;
    for (const SessionId session : sessions) {
        if (!live.contains(session))
            ended.push_back(session);
    }
    return ended;
}

} // namespace kith::server::attendance
