// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/cache.h"

namespace kith::client {

Result<std::unique_ptr<Cache>> Cache::open(const QString &folder, UserId me)
{
    std::optional<CacheLoss> loss;
    if (isCacheMarkedDamaged(folder))
        loss = replaceDamagedCache(folder);
    bool isBroken = false;
    auto database = CacheDatabase::open(folder, &isBroken);
    if (!database && isBroken) {
        loss = replaceDamagedCache(folder);
        database = CacheDatabase::open(folder);
    }
    if (!database)
        return database.error();
    std::unique_ptr<Cache> cache(new Cache(std::move(database).value(), me));
    cache->m_loss = loss;
    return cache;
}

Cache::Cache(std::unique_ptr<CacheDatabase> database, UserId me)
    : m_database(std::move(database))
    , m_persons(*m_database)
    , m_messages(*m_database, m_persons)
    , m_conversations(*m_database, m_persons, m_messages)
    , m_outbox(*m_database, m_persons)
    , m_wishes(*m_database)
    , m_files(*m_database)
    , m_draftFiles(*m_database)
{
    m_persons.setMyId(me);
}

} // namespace kith::client
