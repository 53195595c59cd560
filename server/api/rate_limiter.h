// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limit_store.h"
#include "server/api/route.h"

#include <atomic>
#include <functional>
#include <memory>

namespace kith::server {

/// Charges requests to the buckets of their routes, before anything is hashed or looked up for them.
///
/// REST and realtime go through the same Executor and so share the buckets. Whose token it is is known only once a lane has
/// looked, so the limiter remembers whom each token belonged to; a token it does not know is charged to its address first,
/// and to its person once proven. What it remembers opens nothing: it only says whose bucket pays.
///
/// Thread: any.
class RateLimiter
{
public:
    using Clock = RateLimitStore::Clock;

    /// One that never refuses.
    RateLimiter();
    /// `shared`: the store of several nodes; null: this process's own. `clock` and `wallClock` are for tests.
    explicit RateLimiter(const LimitRules &rules, std::unique_ptr<RateLimitStore> shared = nullptr,
                         std::function<Clock::time_point()> clock = &Clock::now,
                         std::function<std::chrono::system_clock::time_point()> wallClock = &std::chrono::system_clock::now);

    struct Verdict
    {
        std::optional<Error> refusal = {};
        bool isSilent = false; ///< a refusal that is to look like success
        bool owesPerson = false; ///< not known yet who asks: chargePerson() once that is proven
    };
    [[nodiscard]] Verdict charge(const Route &route, const RawCall &call);
    /// The rest of the charge, for a caller who was proven only now.
    [[nodiscard]] std::optional<Error> chargePerson(const Route &route, const RawCall &call, UserId person);
    /// One request that is under way. It is over when the last copy is gone.
    using Place = std::shared_ptr<void>;
    /// Takes a place among what this person has under way, where a limit of the route bounds that. A token that is not known
    /// yet stands for its person. Errors: TooManyRequests.
    [[nodiscard]] Result<Place> enter(const Route &route, const RawCall &call);
    /// The token proved to be nobody's.
    void forget(const QByteArray &token);
    /// Gives back what a success does not cost.
    void succeeded(const Route &route, const RawCall &call);

    /// For what is no route. `subject`: UserId or address as text.
    [[nodiscard]] std::optional<Error> charge(Limit limit, const QString &subject, double cost = 1);

    [[nodiscard]] bool isOff() const { return m_isOff; }
    [[nodiscard]] const LimitRules &rules() const { return m_rules; }
    /// How often each limit has refused so far.
    [[nodiscard]] quint64 refusals(Limit limit) const { return m_refusals[size_t(limit)]; }

private:
    struct KnownTokens;
    struct UnderWay;
    enum class Stage { Address, Person };

    [[nodiscard]] std::optional<Error> chargeAll(const Route &route, const RawCall &call, UserId person, Stage stage, bool &isSilent);
    [[nodiscard]] std::optional<Error> chargeOne(const LimitRule &rule, const QByteArray &subject, double cost);
    [[nodiscard]] std::optional<QByteArray> subjectOf(const LimitRule &rule, const RawCall &call, UserId person) const;
    /// One for each conversation that the request names.
    [[nodiscard]] QList<QByteArray> subjectsOf(const LimitRule &rule, const RawCall &call, UserId person) const;
    [[nodiscard]] bool isNewcomer(UserId person) const;

    const bool m_isOff;
    const LimitRules m_rules;
    const std::unique_ptr<RateLimitStore> m_shared;
    LocalRateLimitStore m_local;
    const std::function<Clock::time_point()> m_clock;
    const std::function<std::chrono::system_clock::time_point()> m_wallClock;
    const std::shared_ptr<KnownTokens> m_tokens;
    const std::shared_ptr<UnderWay> m_underWay;
    std::array<std::atomic<quint64>, limitCount> m_refusals{};
};

} // namespace kith::server
