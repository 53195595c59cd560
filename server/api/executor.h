// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limiter.h"
#include "server/api/route_table.h"
#include "server/api/worker_pool.h"

namespace kith::server {

/// Proves who a bearer token belongs to. Errors: NotSignedIn.
using Authenticator = std::function<Result<Caller>(Transaction &, const QByteArray &token)>;

/// Hears of every proven caller, on whatever thread the request runs; must be quick. `address`: where it came from.
using CallerSeen = std::function<void(const Caller &, const QString &address)>;

/// Hears of every write, kept or refused, once its answer is there: after the commit. On a lane's thread, so it must be quick.
/// `duration`: from its coming to the write lane.
using WriteObserver = std::function<void(const Route &route, const Result<Answer> &answer, std::chrono::steady_clock::duration duration)>;

/// Charges a request to its buckets, takes it to where its route runs, proves the caller in the same snapshot, and brings back the answer.
///
/// The one way into the services, for the gateway and for realtime alike.
/// Thread: run() from any; `done` comes exactly once, on a lane's or worker's thread (or at once when a queue is full).
class Executor
{
public:
    using Done = std::function<void(Result<Answer>)>;

    /// All of them outlive it.
    Executor(Storage &storage, WorkerPool &workers, RateLimiter &limiter, Authenticator authenticate, CallerSeen seen = {},
             WriteObserver written = {});

    /// Any route but a transfer.
    void run(const Route &route, RawCall call, Done done);

    struct OpenedTransfer
    {
        Caller caller;
        TransferPlan plan;
    };
    using Opened = std::function<void(Result<OpenedTransfer>)>;
    /// A transfer route. When the transaction cannot be kept, the plan is dropped and `opened` gets the error.
    void open(const Route &route, RawCall call, TransferOffer offer, Opened opened);

private:
    /// A charge that waits until a lane has proven the caller. A lane may run its work again; the charge is made once.
    struct LateCharge
    {
        bool isMade = false;
        std::optional<Error> refusal = {};
    };
    using Owed = std::shared_ptr<LateCharge>; ///< null: nothing is owed

    [[nodiscard]] Result<Call> admit(Transaction &transaction, const Route &route, const RawCall &call, const Owed &owed) const;
    [[nodiscard]] std::optional<Error> chargeBytes(const Route &route, UserId person, qint64 bytes);
    void write(const Route &route, RawCall raw, Owed owed, Done done);
    void work(const Route &route, RawCall raw, Owed owed, Done done);

    Storage &m_storage;
    WorkerPool &m_workers;
    RateLimiter &m_limiter;
    Authenticator m_authenticate;
    CallerSeen m_seen;
    WriteObserver m_written;
};

} // namespace kith::server
