// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limit_store.h"

#include <QtCore/QHashFunctions>
#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace kith::server {

namespace {
std::chrono::nanoseconds timeFor(const LimitRule &rule, double tokens)
{
    return std::chrono::nanoseconds(qint64(tokens / rule.perSecond * 1e9));
}
} // namespace

LocalRateLimitStore::LocalRateLimitStore(size_t capacity)
    : m_seed(size_t(QRandomGenerator::system()->generate64()))
    , m_shardGeneration(std::max<size_t>(capacity / (2 * shardCount), 1))
{
}

size_t LocalRateLimitStore::hashOf(const LimitKey &key) const
{
    return qHashMulti(m_seed, int(key.limit), key.subject);
}

RateLimitStore::Clock::time_point &LocalRateLimitStore::fullAt(Shard &shard, size_t hash, Clock::time_point now)
{
    if (const auto found = shard.young.find(hash); found != shard.young.end())
        return found->second;
    if (shard.young.size() >= m_shardGeneration) {
        shard.old = std::move(shard.young);
        shard.young = {};
    }
    Clock::time_point full = now;
    if (const auto found = shard.old.find(hash); found != shard.old.end())
        full = found->second;
    return shard.young.insert_or_assign(hash, full).first->second;
}

std::optional<RateLimitStore::Take> LocalRateLimitStore::take(const LimitKey &key, const LimitRule &rule, double cost,
                                                              Clock::time_point now)
{
    const size_t hash = hashOf(key);
    Shard &shard = m_shards[hash % shardCount];
    const std::scoped_lock lock(shard.mutex);
    Clock::time_point &full = fullAt(shard, hash, now);
    // More than the whole bucket could never be granted; it takes the whole bucket instead.
    const Clock::time_point then = std::max(full, now) + timeFor(rule, std::min(cost, rule.burst));
    const auto wait = then - timeFor(rule, rule.burst) - now;
    // A nanosecond is what rounding may cost.
    if (wait > std::chrono::nanoseconds(1))
        return Take{false, wait};
    full = then;
    return Take{true, {}};
}

void LocalRateLimitStore::giveBack(const LimitKey &key, const LimitRule &rule, double cost)
{
    const size_t hash = hashOf(key);
    Shard &shard = m_shards[hash % shardCount];
    const std::scoped_lock lock(shard.mutex);
    if (const auto found = shard.young.find(hash); found != shard.young.end())
        found->second -= timeFor(rule, cost);
}

size_t LocalRateLimitStore::bucketCount() const
{
    size_t count = 0;
    for (const Shard &shard : m_shards) {
        const std::scoped_lock lock(shard.mutex);
        count += shard.young.size() + shard.old.size();
    }
    return count;
}

} // namespace kith::server
