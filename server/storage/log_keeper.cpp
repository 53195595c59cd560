// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/log_keeper.h"

#include "shared/kill_point.h"

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>

#include <sys/stat.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(lcLog, "kith.storage.log")

namespace {
constexpr std::chrono::milliseconds pauseAfterFailure{500};
}

LogKeeper::LogKeeper(const DatabaseUrl &url)
    : m_log(QFile::encodeName(url.file + u"-wal"_s))
    , m_limitBytes(url.dialect == Dialect::Sqlite ? url.options.value(u"wal_limit"_s).toLongLong() : 0)
{
}

bool truncateLog(Connection &connection)
{
    // Writes wait while this does.
    killPoint("checkpoint.begins");
    (void)connection.run(u"PRAGMA busy_timeout=20"_s);
    bool isDone = false;
    {
        const auto result = connection.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s, {});
        isDone = result && (*result)->next() && (*result)->integer(0) == 0;
    }
    (void)connection.run(u"PRAGMA busy_timeout=10000"_s);
    killPoint("checkpoint.done");
    return isDone;
}

void LogKeeper::look(Connection &connection)
{
    struct stat facts = {};
    if (m_limitBytes == 0 || ::stat(m_log.constData(), &facts) != 0 || facts.st_size <= m_limitBytes || Clock::now() < m_nextTry)
        return;
    if (truncateLog(connection))
        return;
    if (facts.st_size > 2 * m_limitBytes)
        qCWarning(lcLog) << "the write-ahead log is at" << facts.st_size / 1024 / 1024
                         << "MiB and cannot be folded back: somebody reads the database for long";
    m_nextTry = Clock::now() + pauseAfterFailure;
}

} // namespace kith::server
