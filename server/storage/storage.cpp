// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"

#include "server/storage/migrations.h"

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int defaultWriters = 2;
}

Result<std::unique_ptr<Storage>> Storage::open(const StorageOptions &options, EventSink &sink)
{
    Q_ASSERT_X(options.url.file != ":memory:"_L1, "Storage::open", "lanes need a database that several connections can share");
    std::unique_ptr<Storage> storage(new Storage);
    auto connection = Connection::open(options.url, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const auto alone = DatabaseLock::takeAlone(**connection); !alone)
        return alone.error();
    if (const auto migrated = migrate(**connection); !migrated)
        return migrated.error();
    const auto first = openEpoch(**connection);
    if (!first)
        return first.error();
    storage->m_clock = std::make_unique<ChangeClock>(*first);
    storage->m_lock = std::make_unique<DatabaseLock>(epochOf(*first), options.onLost);
    if (const auto shared = DatabaseLock::share(**connection); !shared)
        return shared.error();
    if (const auto started = storage->startLanes(options, sink); !started)
        return started.error();
    return storage;
}

Result<void> Storage::startLanes(const StorageOptions &options, EventSink &sink)
{
    const bool isAlone = options.url.dialect == Dialect::Sqlite;
    const int beside = isAlone ? 0 : options.writers > 0 ? options.writers : defaultWriters;
    for (int i = 0; i <= beside; ++i) {
        const auto place = isAlone ? WriteLane::Place::Only : i == 0 ? WriteLane::Place::Alone : WriteLane::Place::Beside;
        auto lane = WriteLane::start(options.url, {.sink = sink, .clock = *m_clock, .lock = *m_lock, .gate = isAlone ? nullptr : &m_gate},
                                     options.write, place);
        if (!lane)
            return lane.error();
        m_writeLanes.push_back(std::move(lane).value());
    }
    auto readLanes = ReadLanes::start(options.url, *m_clock, options.readers, options.readQueue);
    if (!readLanes)
        return readLanes.error();
    m_readLanes = std::move(readLanes).value();
    return {};
}

WriteLane &Storage::laneOf(LaneKey key)
{
    if (key.value == 0 || m_writeLanes.size() == 1)
        return *m_writeLanes.front();
    const quint64 mixed = (key.value * 0x9E3779B97F4A7C15u) >> 32; // the low bits of ids are alike
    return *m_writeLanes.at(1 + size_t(mixed % (m_writeLanes.size() - 1)));
}

WriteLane::Figures Storage::writeFigures() const
{
    WriteLane::Figures sum;
    for (const auto &lane : m_writeLanes) {
        const WriteLane::Figures figures = lane->figures();
        sum.jobs += figures.jobs;
        sum.commits += figures.commits;
        sum.repeats += figures.repeats;
    }
    return sum;
}

size_t Storage::writesWaiting() const
{
    size_t sum = 0;
    for (const auto &lane : m_writeLanes)
        sum += lane->queueLength();
    return sum;
}

int Storage::writersInUse() const
{
    return int(std::ranges::count_if(m_writeLanes, [](const auto &lane) { return lane->isInUse(); }));
}

Storage::~Storage()
{
    stop();
}

void Storage::stop()
{
    // The last to close SQLite folds its log back, which takes a connection that may write.
    if (m_readLanes)
        m_readLanes->stop();
    for (const auto &lane : m_writeLanes)
        lane->stop();
}

} // namespace kith::server
