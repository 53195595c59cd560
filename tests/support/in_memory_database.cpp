// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/in_memory_database.h"

#include "server/storage/change_clock.h"
#include "server/storage/migrations.h"
#include "tests/support/chosen_database.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <atomic>

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
std::atomic<int> schemaCounter{0};

template<class T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("The test database: %s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

DatabaseUrl wanted()
{
    const QString url = chosenPostgresUrl();
    return url.isEmpty() ? DatabaseUrl::sqlite(u":memory:"_s) : orDie(DatabaseUrl::parse(url));
}
} // namespace

InMemoryDatabase::InMemoryDatabase()
    : m_connection(orDie(Connection::open(wanted(), Connection::Mode::ReadWrite)))
{
    if (m_connection->dialect() == Dialect::PostgreSql) {
        m_schema = u"kith_test_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(schemaCounter.fetch_add(1));
        orDie(m_connection->run(u"DROP SCHEMA IF EXISTS %1 CASCADE"_s.arg(m_schema)));
        orDie(m_connection->run(u"CREATE SCHEMA %1"_s.arg(m_schema)));
        orDie(m_connection->run(u"SET search_path TO %1"_s.arg(m_schema)));
    }
    orDie(migrate(*m_connection));
    m_nextStamp = orDie(openEpoch(*m_connection));
}

InMemoryDatabase::~InMemoryDatabase()
{
    if (!m_schema.isEmpty())
        orDie(m_connection->run(u"DROP SCHEMA %1 CASCADE"_s.arg(m_schema)));
}

void InMemoryDatabase::begin()
{
    orDie(m_connection->run(u"BEGIN"_s));
}

qint64 InMemoryDatabase::stampFor(Transaction::Access access)
{
    return access == Transaction::Access::Write ? m_nextStamp++ : m_nextStamp;
}

void InMemoryDatabase::end(Transaction &transaction, bool isKept)
{
    if (!isKept) {
        (void)transaction.rollBackUnit();
        (void)m_connection->run(u"ROLLBACK"_s);
        return;
    }
    orDie(transaction.keepUnit());
    orDie(m_connection->run(u"COMMIT"_s));
    for (EventPtr &event : transaction.takeEvents())
        m_events.push_back(std::move(event));
}

QVariant InMemoryDatabase::scalar(const QString &sql, const QVariantList &values)
{
    const auto cursor = orDie(m_connection->execute(sql, values));
    return cursor->next() && !cursor->isNull(0) ? QVariant(cursor->text(0)) : QVariant();
}

std::vector<EventPtr> InMemoryDatabase::takeEvents()
{
    return std::exchange(m_events, {});
}

QList<QJsonObject> InMemoryDatabase::takeFramesFor(UserId user)
{
    QList<QJsonObject> frames;
    for (const EventPtr &event : takeEvents()) {
        if (!event->frame.isEmpty() && event->kind != Event::Kind::RevokeSession
            && std::ranges::find(event->audience, user) != event->audience.end())
            frames.append(QJsonDocument::fromJson(event->frame).object());
    }
    return frames;
}

} // namespace kith::test
