// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/storage.h"

#include "server/storage/migrations.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Result<std::unique_ptr<Storage>> Storage::open(const StorageOptions &options, EventSink &sink)
{
    Q_ASSERT_X(options.url.file != ":memory:"_L1, "Storage::open", "lanes need a database that several connections can share");
    auto writer = Connection::open(options.url, Connection::Mode::ReadWrite);
    if (!writer)
        return writer.error();
    if (const auto migrated = migrate(**writer); !migrated)
        return migrated.error();
    std::vector<std::unique_ptr<Connection>> readers;
    for (int i = 0; i < options.readers; ++i) {
        auto reader = Connection::open(options.url, Connection::Mode::ReadOnly);
        if (!reader)
            return reader.error();
        readers.push_back(std::move(reader).value());
    }
    std::unique_ptr<Storage> storage(new Storage);
    storage->m_writeLane = std::make_unique<WriteLane>(std::move(writer).value(), sink, options.write);
    storage->m_readLanes = std::make_unique<ReadLanes>(std::move(readers), options.readQueue);
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
