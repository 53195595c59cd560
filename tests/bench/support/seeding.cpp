// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/seeding.h"

#include "server/storage/connection.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"
#include "tests/bench/support/bench_socket.h"

#include <QtCore/QUuid>

#include <chrono>

namespace kith::bench {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype rowsAtOnce = 250;
constexpr int statementsAtOnce = 40;
/// Below every stamp of a server that starts later.
constexpr qint64 seedStamp = 1;
constexpr qint64 idsInMs = qint64(1) << 22; // one message in a millisecond

std::unique_ptr<Connection> opened(const DatabaseUrl &url, Connection::Mode mode)
{
    auto connection = Connection::open(url, mode);
    if (!connection)
        giveUp("seeding: " + connection.error().detail.toUtf8());
    return std::move(connection).value();
}

void orGiveUp(const Result<void> &done)
{
    if (!done)
        giveUp("seeding: " + done.error().detail.toUtf8());
}

/// What one conversation has come to.
struct Progress
{
    Seeding::Target target;
    qint64 seq = 0;
    qint64 version = 0;
    qint64 written = 0;
};

QString insertOf(qsizetype rows)
{
    return u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, client_id, type, content, created_at) VALUES "_s
           + QStringList(rows, u"(?, ?, ?, ?, ?, ?, 0, ?, ?)"_s).join(u", "_s);
}
} // namespace

struct Seeding::Private
{
    DatabaseUrl url;
    /// Half the way back to the first id there is: a server that starts takes none of them for news that it has to tell.
    qint64 lastId = firstIdAt(std::chrono::system_clock::now()) / 2;
};

Seeding::Seeding(const DatabaseUrl &url)
    : d(std::make_unique<Private>())
{
    d->url = url;
}

Seeding::~Seeding() = default;

void Seeding::write(const QList<Target> &targets, Corpus &corpus)
{
    const auto connection = opened(d->url, Connection::Mode::ReadWrite);
    std::vector<Progress> all;
    qint64 total = 0;
    {
        Transaction transaction(*connection, Transaction::Access::Read, seedStamp);
        for (const Target &target : targets) {
            Rows rows = transaction.select(u"SELECT last_seq, version FROM conversations WHERE id = ?"_s, {target.conversation});
            if (!rows.next())
                giveUp("seeding: there is no such conversation");
            all.push_back({.target = target, .seq = rows.integer(0), .version = rows.integer(1)});
            total += target.count;
        }
    }
    size_t next = 0;
    for (qint64 done = 0; done < total;) {
        orGiveUp(connection->run(u"BEGIN"_s));
        Transaction transaction(*connection, Transaction::Access::Write, seedStamp);
        for (int statement = 0; statement < statementsAtOnce && done < total; ++statement) {
            QVariantList values;
            qsizetype rows = 0;
            for (; rows < rowsAtOnce && done < total; ++rows, ++done) {
                // The one that lags most behind its share.
                for (size_t tries = 0; tries < all.size() && all[next].written * total > all[next].target.count * done; ++tries)
                    next = (next + 1) % all.size();
                Progress &here = all[next];
                next = (next + 1) % all.size();
                const QString content = corpus.message();
                m_textBytes += content.toUtf8().size();
                const qint64 sender = here.target.senders.at(here.written++ % here.target.senders.size());
                values << (d->lastId += idsInMs) << here.target.conversation << ++here.seq << ++here.version << sender
                       << QUuid::createUuid().toString(QUuid::WithoutBraces) << content << toMs(now());
            }
            transaction.execute(insertOf(rows), values);
        }
        if (transaction.hasFailed())
            giveUp("seeding: " + transaction.failure().detail.toUtf8());
        orGiveUp(transaction.keepUnit());
        orGiveUp(connection->run(u"COMMIT"_s));
    }
    orGiveUp(connection->run(u"BEGIN"_s));
    Transaction transaction(*connection, Transaction::Access::Write, seedStamp);
    for (const Progress &one : all) {
        transaction.execute(u"UPDATE conversations SET last_seq = ?, version = ?, touched_at = ? WHERE id = ?"_s,
                            {one.seq, one.version, toMs(now()), one.target.conversation});
    }
    orGiveUp(transaction.keepUnit());
    orGiveUp(connection->run(u"COMMIT"_s));
    if (d->url.dialect == Dialect::PostgreSql)
        orGiveUp(connection->run(u"ANALYZE"_s));
}

namespace {
qint64 number(const DatabaseUrl &url, const QString &sql)
{
    const auto connection = opened(url, Connection::Mode::ReadOnly);
    Transaction transaction(*connection, Transaction::Access::Read, seedStamp);
    Rows rows = transaction.select(sql);
    return rows.next() ? rows.integer(0) : 0;
}
} // namespace

qint64 Seeding::indexedMessages()
{
    return number(d->url, u"SELECT COALESCE(SUM(indexed_seq), 0) FROM search_progress"_s);
}

qint64 Seeding::indexBytes()
{
    return number(d->url, u"SELECT COALESCE(SUM(bytes), 0) FROM search_segments WHERE state = 1"_s)
           + number(d->url, u"SELECT COALESCE(SUM(length(data)), 0) FROM search_columns"_s);
}

} // namespace kith::bench
