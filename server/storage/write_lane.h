// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/bus.h"
#include "server/storage/change_clock.h"
#include "server/storage/database_lock.h"
#include "server/storage/interleaver.h"
#include "server/storage/lane_gate.h"
#include "server/storage/log_scrubber.h"
#include "server/storage/transaction.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace kith::server {

/// One unit of work on a write lane. `run` may fail: then nothing of it is kept.
///
/// `run` may be called again from its start when the batch it was in could not be kept (a deadlock, another unit's failure,
/// a lost connection). So it must have no effect but on the transaction, and must not use up what it holds.
struct WriteJob
{
    std::function<Result<void>(Transaction &)> run;
    std::function<void(Result<void>)> done; ///< after the commit, or after the rollback; on the lane's thread
    quint64 key = 0; ///< units of one key keep their order; of different keys they may run in each other's midst
};

/// A thread that writes, with group commit.
///
/// Takes every waiting job (up to a bound), runs them in one transaction, commits once, and only then hands the events to
/// the bus and answers the callers. Units are first run without a way back each, which nearly always does; when one has to
/// be undone after it changed something, everything is rolled back and run again, each with a savepoint, so that the failing
/// unit undoes itself alone. When the commit fails, every job of the batch is answered with ErrorCode::Storage and nothing of it is kept.
///
/// Owner: Storage. Thread: submit() from any. A full queue refuses (the caller answers Overloaded).
class WriteLane
{
public:
    enum class Place {
        Only, ///< the database has no other lane
        Alone, ///< its batches run while no other lane has one
        Beside, ///< its batches run beside those of other lanes, and its units in each other's midst (PostgreSQL)
    };
    /// One batch after its end.
    struct Batch
    {
        size_t jobs = 0;
        std::chrono::steady_clock::duration work{}; ///< the jobs, repeats included
        std::chrono::steady_clock::duration commit{}; ///< until it was durable
        bool isLost = false;
    };
    struct Limits
    {
        size_t queue = 8192;
        size_t batch = 512;
        std::function<void(const Batch &)> observe = {}; ///< on the lane's thread
    };

    /// What all lanes of a database have in common.
    struct Common
    {
        EventSink &sink;
        ChangeClock &clock;
        DatabaseLock &lock;
        LaneGate *gate; ///< null for the only lane
    };

    /// Errors: Storage when the database cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<WriteLane>> start(const DatabaseUrl &url, Common common, Limits limits, Place place);
    ~WriteLane();

    [[nodiscard]] bool submit(WriteJob job);
    /// Finishes what is queued, then ends the thread.
    void stop();

    struct Figures
    {
        quint64 jobs = 0;
        quint64 commits = 0;
        quint64 repeats = 0; ///< batches that had to be run again
    };
    [[nodiscard]] Figures figures() const;
    [[nodiscard]] size_t queueLength() const;
    /// Its connection has a batch in hand.
    [[nodiscard]] bool isInUse() const { return m_isInUse; }

private:
    struct Outcome
    {
        WriteJob job;
        Result<void> result = {};
        std::vector<EventPtr> events = {};
        std::vector<Transaction::PutOff> putOff = {};
        bool removesForGood = false;
    };
    enum class Way { Together, OneByOne };
    enum class Verdict {
        Committed,
        Failed, ///< nothing was kept, and the same again would not help
        Again, ///< nothing was kept; run it again, one by one
    };

    WriteLane(DatabaseUrl url, Common common, Limits limits, Place place);
    void loop();
    [[nodiscard]] Result<void> connect();
    void lookAtConnection();
    [[nodiscard]] std::chrono::milliseconds idleTime() const;
    /// Empty: stopping.
    [[nodiscard]] std::vector<Outcome> takeBatch();
    void runBatch(std::vector<Outcome> batch);
    void enterGate(Way way);
    void leaveGate(Way way);
    void publish(std::vector<Outcome> &batch);
    [[nodiscard]] Verdict attempt(std::vector<Outcome> &batch, Way way);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Verdict runTogether(std::vector<Outcome> &batch, qint64 stamp);
    [[nodiscard]] bool runPutOff(std::vector<Outcome> &batch, qint64 stamp);
    [[nodiscard]] Verdict runOneByOne(std::vector<Outcome> &batch, qint64 stamp);
    [[nodiscard]] Verdict commit(std::vector<Outcome> &batch);
    static void keep(Outcome &outcome, Transaction &transaction);
    [[nodiscard]] bool canInterleave(const std::vector<Outcome> &batch) const;
    void failAll(std::vector<Outcome> &batch, const Error &error);

    const DatabaseUrl m_url;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Interleaver> m_interleaver; ///< PostgreSQL, beside others
    const Common m_common;
    const Limits m_limits;
    const Place m_place;
    std::chrono::steady_clock::duration m_commitTime{}; ///< of the batch in hand
    LogScrubber m_scrubber;
    bool m_isAway = false; ///< the database could not be reached when it was last looked for
    int m_carefulBatches = 0; ///< so many more are run one by one, for the last together had to be repeated
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<WriteJob> m_queue;
    bool m_isStopping = false;
    Figures m_figures;
    std::atomic<bool> m_isInUse = false;
    std::thread m_thread;
};

} // namespace kith::server
