// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/database_size.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

DatabaseSize::DatabaseSize(Storage &storage)
    : m_storage(storage)
    , m_heard(std::make_shared<Heard>())
{
    ask();
}

std::optional<qint64> DatabaseSize::last()
{
    const qint64 bytes = m_heard->bytes;
    ask();
    return bytes < 0 ? std::nullopt : std::optional(bytes);
}

void DatabaseSize::ask()
{
    if (m_heard->isAsked.exchange(true))
        return;
    m_storage.read<qint64>(
        [](Transaction &transaction) -> Result<qint64> {
            Rows rows = transaction.select(u"SELECT pg_database_size(current_database())"_s);
            return rows.next() ? Result<qint64>(rows.integer(0)) : Result<qint64>(ErrorCode::Storage);
        },
        [heard = m_heard](const Result<qint64> &bytes) {
            if (bytes)
                heard->bytes = *bytes;
            heard->isAsked = false;
        });
}

} // namespace kith::server
