// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limit_rules.h"

#include <QtCore/QByteArray>

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace kith::server {

/// One bucket: of which limit, and whose.
struct LimitKey
{
    Limit limit = Limit::None;
    QByteArray subject;
};

/// Where the buckets are kept. Several nodes may share one.
/// Thread: any.
class RateLimitStore
{
public:
    using Clock = std::chrono::steady_clock;
    struct Take
    {
        bool isGranted = false;
        std::chrono::nanoseconds wait{0}; ///< if not: how long until it would be
    };

    virtual ~RateLimitStore() = default;

    /// Takes `cost` tokens if they are there. Absent when the store cannot say: the rule's failsOpen decides then.
    [[nodiscard]] virtual std::optional<Take> take(const LimitKey &key, const LimitRule &rule, double cost, Clock::time_point now) = 0;
    virtual void giveBack(const LimitKey &key, const LimitRule &rule, double cost) = 0;
};

/// Buckets in this process's memory.
///
/// A bucket is one number: when it will be full again (the generic cell rate algorithm, which is a token bucket without a timer). Buckets
/// that are full again cost nothing. Bounded: beyond `capacity`, whoever was not seen for longest is forgotten, which gives
/// them a full bucket; the seed keeps a client from choosing whom its own keys would push out or collide with.
/// Source: ATM Forum UNI 3.1, 3.6.2.4 (virtual scheduling).
class LocalRateLimitStore final : public RateLimitStore
{
public:
    explicit LocalRateLimitStore(size_t capacity = 200'000);

    [[nodiscard]] std::optional<Take> take(const LimitKey &key, const LimitRule &rule, double cost, Clock::time_point now) override;
    void giveBack(const LimitKey &key, const LimitRule &rule, double cost) override;

    [[nodiscard]] size_t bucketCount() const;

private:
    static constexpr size_t shardCount = 16;
    /// Two generations: what is asked for moves into the younger one; when that is full, the older one is dropped.
    struct Shard
    {
        mutable std::mutex mutex;
        std::unordered_map<size_t, Clock::time_point> young;
        std::unordered_map<size_t, Clock::time_point> old;
    };

    [[nodiscard]] size_t hashOf(const LimitKey &key) const;
    /// The bucket's entry; made, full at `now`, where there is none.
    [[nodiscard]] Clock::time_point &fullAt(Shard &shard, size_t hash, Clock::time_point now);

    const size_t m_seed;
    const size_t m_shardGeneration; ///< entries of one generation of one shard
    std::array<Shard, shardCount> m_shards;
};

} // namespace kith::server
