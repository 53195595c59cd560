// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/bus.h"
#include "server/storage/transaction.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace kith::server {

/// One unit of work on the write lane. `run` may fail: then nothing of it is kept.
struct WriteJob
{
    std::function<Result<void>(Transaction &)> run;
    std::function<void(Result<void>)> done; ///< after the commit, or after the rollback; on the lane's thread
};

/// The one thread that writes, with group commit.
///
/// Takes every waiting job (up to a bound), runs each as a unit of its own inside one transaction, commits once, and
/// only then hands the events to the bus and answers the callers. A failing unit undoes itself alone. When the commit
/// fails, every job of the batch is answered with ErrorCode::Storage and nothing of it is kept.
///
/// Owner: Storage. Thread: submit() from any. A full queue refuses (the caller answers Overloaded).
class WriteLane
{
public:
    struct Limits
    {
        size_t queue = 8192;
        size_t batch = 512;
    };

    /// Errors: Storage when the database cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<WriteLane>> start(const DatabaseUrl &url, EventSink &sink, Limits limits);
    ~WriteLane();

    [[nodiscard]] bool submit(WriteJob job);
    /// Finishes what is queued, then ends the thread.
    void stop();

    struct Figures
    {
        quint64 jobs = 0;
        quint64 commits = 0;
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Outcome
    {
        WriteJob job;
        Result<void> result;
    };

    WriteLane(DatabaseUrl url, EventSink &sink, Limits limits);
    [[nodiscard]] Result<void> begin();
    void loop();
    void runBatch(std::deque<WriteJob> jobs);
    Result<void> runUnit(const WriteJob &job, std::vector<EventPtr> &events, bool &batchIsLost);

    const DatabaseUrl m_url;
    std::unique_ptr<Connection> m_connection;
    EventSink &m_sink;
    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<WriteJob> m_queue;
    bool m_isStopping = false;
    Figures m_figures;
    std::thread m_thread;
};

} // namespace kith::server
