// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"

#include "server/storage/migrations.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Result<std::unique_ptr<Storage>> Storage::open(const StorageOptions &options, EventSink &sink)
{
    Q_ASSERT_X(options.url.file != ":memory:"_L1, "Storage::open", "lanes need a database that several connections can share");
    {
        auto connection = Connection::open(options.url, Connection::Mode::ReadWrite);
        if (!connection)
            return connection.error();
        if (const auto migrated = migrate(**connection); !migrated)
            return migrated.error();
    }
    auto writeLane = WriteLane::start(options.url, sink, options.write);
    if (!writeLane)
        return writeLane.error();
    auto readLanes = ReadLanes::start(options.url, options.readers, options.readQueue);
    if (!readLanes)
        return readLanes.error();
    std::unique_ptr<Storage> storage(new Storage);
    storage->m_writeLane = std::move(writeLane).value();
    storage->m_readLanes = std::move(readLanes).value();
    return storage;
}

Storage::~Storage()
{
    stop();
}

void Storage::stop()
{
    m_writeLane->stop();
    m_readLanes->stop();
}

} // namespace kith::server
