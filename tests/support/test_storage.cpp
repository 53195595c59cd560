// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_storage.h"

#include "tests/support/chosen_database.h"

#include <QtCore/QCoreApplication>

#include <atomic>

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
std::atomic<int> schemaCounter{0};

DatabaseUrl postgres(const QString &url)
{
    const auto parsed = DatabaseUrl::parse(url);
    if (!parsed)
        qFatal("KITH_TEST_POSTGRES_URL: %s", qPrintable(parsed.error().detail));
    return *parsed;
}

void runOnce(const DatabaseUrl &url, const QString &statement)
{
    const auto connection = Connection::open(url, Connection::Mode::ReadWrite);
    if (!connection || !(*connection)->run(statement))
        qFatal("The test database refused: %s", qPrintable(statement));
}
} // namespace

TestStorage::TestStorage()
{
    StorageOptions options{.url = DatabaseUrl::sqlite(m_folder.filePath(u"kith.sqlite"_s))};
    if (const QString url = chosenPostgresUrl(); !url.isEmpty()) {
        options.url = postgres(url);
        m_schema = u"kith_lanes_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(schemaCounter.fetch_add(1));
        qunsetenv("PGOPTIONS");
        runOnce(options.url, u"CREATE SCHEMA %1"_s.arg(m_schema));
        // The one way to hand a search path to every connection that the storage opens.
        qputenv("PGOPTIONS", QByteArray("-c search_path=" + m_schema.toLatin1()));
    }
    auto opened = Storage::open(options, *this);
    if (!opened)
        qFatal("The test storage: %s", qPrintable(opened.error().detail));
    m_storage = std::move(opened).value();
}

TestStorage::~TestStorage()
{
    m_storage.reset();
    if (m_schema.isEmpty())
        return;
    qunsetenv("PGOPTIONS");
    runOnce(postgres(chosenPostgresUrl()), u"DROP SCHEMA %1 CASCADE"_s.arg(m_schema));
}

std::vector<EventPtr> TestStorage::takeEvents()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_events, {});
}

void TestStorage::publish(std::vector<EventPtr> events)
{
    const std::scoped_lock lock(m_mutex);
    m_events.insert(m_events.end(), events.begin(), events.end());
}

} // namespace kith::test
