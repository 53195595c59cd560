// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fills a stopped server, and then the cache of a stopped client, for tests/bench/client_million.py.
//
//   client_fill server DATABASE_FILE MESSAGES   spreads so many messages over the server's conversations; the first gets 25,000
//   client_fill cache DATABASE_FILE FOLDER ME   takes every message of that server into the client's cache in FOLDER
//
// Through the client's own stores, so that what a search needs is there as well.
#include "client/cache/cache.h"
#include "tests/bench/support/bench_socket.h"
#include "tests/bench/support/seeding.h"

#include <QtCore/QCoreApplication>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <cstdio>

using namespace kith;
using namespace kith::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 inTheBigOne = 25'000;
constexpr int rowsAtOnce = 20'000;

QSqlDatabase openServer(const QString &file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"server"_s);
    database.setDatabaseName(file);
    if (!database.open())
        giveUp("client_fill: cannot open the server's database");
    return database;
}

void fillServer(const QString &file, qint64 messages)
{
    QList<Seeding::Target> targets;
    {
        QSqlQuery query(openServer(file));
        if (!query.exec(u"SELECT conversation_id, user_id FROM participants WHERE left_at IS NULL ORDER BY conversation_id, user_id"_s))
            giveUp("client_fill: there are no participants");
        while (query.next()) {
            if (targets.isEmpty() || targets.last().conversation != query.value(0).toLongLong())
                targets.append(Seeding::Target{.conversation = query.value(0).toLongLong()});
            targets.last().senders.append(query.value(1).toLongLong());
        }
    }
    if (targets.size() < 2)
        giveUp("client_fill: there are no conversations");
    targets.first().count = std::min(inTheBigOne, messages / 2);
    const qint64 rest = (messages - targets.first().count) / (targets.size() - 1);
    for (qsizetype i = 1; i < targets.size(); ++i)
        targets[i].count = rest;
    Corpus corpus(7, Corpus::Scripts::Many);
    Seeding(server::DatabaseUrl::sqlite(file)).write(targets, corpus);
}

Message messageFrom(const QSqlQuery &row)
{
    return {.id = MessageId(row.value(0).toLongLong()),
            .conversation = ConversationId(row.value(1).toLongLong()),
            .seq = row.value(2).toLongLong(),
            .version = row.value(3).toLongLong(),
            .sender = UserId(row.value(4).toLongLong()),
            .clientId = row.value(5).toString(),
            .content = row.value(6).toString(),
            .createdAt = fromMs(row.value(7).toLongLong())};
}

void fillCache(const QString &file, const QString &folder, UserId me)
{
    const auto opened = client::Cache::open(folder, me);
    if (!opened)
        giveUp("client_fill: " + opened.error().detail.toUtf8());
    client::Cache &cache = **opened;
    QSqlQuery query(openServer(file));
    query.setForwardOnly(true);
    // Those that the client has already are left as they are.
    if (!query.exec(u"SELECT id, conversation_id, seq, version, sender_id, client_id, content, created_at FROM messages"
                    " WHERE type = 0 ORDER BY id"_s))
        giveUp("client_fill: the server's messages cannot be read");
    qint64 count = 0;
    bool hasMore = query.next();
    while (hasMore) {
        client::CacheTransaction transaction(cache.database());
        for (int i = 0; i < rowsAtOnce && hasMore; ++i, ++count, hasMore = query.next()) {
            const Message message = messageFrom(query);
            cache.messages().put(message);
        }
        if (const auto done = transaction.commit(); !done)
            giveUp("client_fill: " + done.error().detail.toUtf8());
        std::fprintf(stderr, "\r%lld messages", static_cast<long long>(count));
    }
    std::fputc('\n', stderr);
    client::CacheTransaction transaction(cache.database());
    for (const ConversationId id : cache.conversations().ids())
        cache.messages().ranges().add(id, {.from = 1, .to = cache.messages().last(id)->seq}, true);
    if (const auto done = transaction.commit(); !done)
        giveUp("client_fill: " + done.error().detail.toUtf8());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words[1] == u"server"_s)
        fillServer(words[2], words[3].toLongLong());
    else if (words.size() == 5 && words[1] == u"cache"_s)
        fillCache(words[2], words[3], UserId(words[4].toLongLong()));
    else
        giveUp("usage: client_fill server DATABASE_FILE MESSAGES | client_fill cache DATABASE_FILE FOLDER ME");
    return 0;
}
