// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database_lock.h"
#include "server/storage/read_lanes.h"
#include "server/storage/write_lane.h"
#include "shared/ids.h"

#include <future>

namespace kith::server {

struct StorageOptions
{
    DatabaseUrl url;
    int readers = 2;
    int writers = 0; ///< PostgreSQL: lanes that run beside each other; 0: the default. SQLite has one writer always
    size_t readQueue = 4096;
    WriteLane::Limits write = {};
    std::function<void()> onLost = {}; ///< another kithd took the database over: this one is to end; on any thread
};

/// Whose order a write has to keep: all writes about one conversation run one after the other.
struct LaneKey
{
    quint64 value = 0; ///< 0: it may touch anything, so it runs while nothing else is written

    [[nodiscard]] static LaneKey of(ConversationId conversation) { return {quint64(conversation.value())}; }
};

/// The database: write lanes with group commit and a few read lanes. Everything else hands it functions.
///
/// SQLite has one write lane. PostgreSQL has one for writes that may touch anything, which runs alone, and several for
/// writes about one conversation, which run beside each other; a conversation always has the same one.
///
/// Thread: any. `done` runs on a lane's thread, after the commit, and must only hand the result on.
/// Errors: Overloaded when a queue is full, Storage when the database refused, else what the function returned.
class Storage
{
public:
    /// Opens, migrates and checks; from then on no other kithd can (DatabaseLock). Errors: Conflict when another one
    /// uses the database; Storage with a sentence for the admin.
    [[nodiscard]] static Result<std::unique_ptr<Storage>> open(const StorageOptions &options, EventSink &sink);
    ~Storage();

    template<class T>
    void read(std::function<Result<T>(Transaction &)> work, std::function<void(Result<T>)> done)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        const bool isQueued = m_readLanes->submit({
            .run = [work = std::move(work), answer](Transaction &transaction) { answer->emplace(work(transaction)); },
            .done =
                [answer, done](Transaction &transaction) {
                    done(transaction.hasFailed() ? Result<T>(transaction.failure()) : std::move(**answer));
                },
        });
        if (!isQueued)
            done(ErrorCode::Overloaded);
    }

    /// `work` may be called again when its batch could not be kept; see WriteJob. With a key it changes only what belongs to
    /// that conversation; what lanes share it puts off (Transaction::putOff()).
    template<class T>
    void write(std::function<Result<T>(Transaction &)> work, std::function<void(Result<T>)> done, LaneKey key = {})
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        const bool isQueued = laneOf(key).submit({
            .run = [work = std::move(work), answer](Transaction &transaction) -> Result<void> {
                answer->emplace(work(transaction));
                if (**answer)
                    return {};
                return (*answer)->error();
            },
            .done = [answer, done](Result<void> result) { done(result ? std::move(**answer) : Result<T>(result.error())); },
            .key = key.value,
        });
        if (!isQueued)
            done(ErrorCode::Overloaded);
    }

    /// Waits for the answer. For the worker pool and the start-up only; never on a lane, listener or hub thread.
    template<class T>
    [[nodiscard]] Result<T> readAndWait(std::function<Result<T>(Transaction &)> work)
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        read<T>(std::move(work), [promise](Result<T> result) { promise->set_value(std::move(result)); });
        return future.get();
    }
    template<class T>
    [[nodiscard]] Result<T> writeAndWait(std::function<Result<T>(Transaction &)> work, LaneKey key = {})
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        write<T>(
            std::move(work), [promise](Result<T> result) { promise->set_value(std::move(result)); }, key);
        return future.get();
    }

    /// Finishes what is queued and closes the database.
    void stop();
    /// Of all write lanes together.
    [[nodiscard]] WriteLane::Figures writeFigures() const;

    /// In all write lanes together.
    [[nodiscard]] size_t writesWaiting() const;
    [[nodiscard]] size_t readsWaiting() const { return m_readLanes->queueLength(); }

    /// Connections to the database that have something in hand.
    [[nodiscard]] int writersInUse() const;
    [[nodiscard]] int readersInUse() const { return m_readLanes->inUse(); }

private:
    Storage() = default;
    [[nodiscard]] Result<void> startLanes(const StorageOptions &options, EventSink &sink);
    [[nodiscard]] WriteLane &laneOf(LaneKey key);

    std::unique_ptr<ChangeClock> m_clock;
    std::unique_ptr<DatabaseLock> m_lock;
    LaneGate m_gate;
    std::vector<std::unique_ptr<WriteLane>> m_writeLanes; ///< the first for writes without a key
    std::unique_ptr<ReadLanes> m_readLanes;
};

} // namespace kith::server
