// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/read_lanes.h"
#include "server/storage/write_lane.h"

#include <future>

namespace kith::server {

struct StorageOptions
{
    DatabaseUrl url;
    int readers = 2;
    size_t readQueue = 4096;
    WriteLane::Limits write = {};
};

/// The database: one write lane with group commit and a few read lanes. Everything else hands it functions.
///
/// Thread: any. `done` runs on a lane's thread, after the commit, and must only hand the result on.
/// Errors: Overloaded when a queue is full, Storage when the database refused, else what the function returned.
class Storage
{
public:
    /// Opens, migrates and checks. Errors: Storage with a sentence for the admin.
    [[nodiscard]] static Result<std::unique_ptr<Storage>> open(const StorageOptions &options, EventSink &sink);
    ~Storage();

    template<class T>
    void read(std::function<Result<T>(Transaction &)> work, std::function<void(Result<T>)> done)
    {
        const bool isQueued = m_readLanes->submit([work = std::move(work), done](Transaction &transaction) {
            Result<T> result = work(transaction);
            done(transaction.hasFailed() ? Result<T>(transaction.failure()) : std::move(result));
        });
        if (!isQueued)
            done(ErrorCode::Overloaded);
    }

    template<class T>
    void write(std::function<Result<T>(Transaction &)> work, std::function<void(Result<T>)> done)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        const bool isQueued = m_writeLane->submit({
            .run = [work = std::move(work), answer](Transaction &transaction) -> Result<void> {
                answer->emplace(work(transaction));
                if (**answer)
                    return {};
                return (*answer)->error();
            },
            .done = [answer, done](Result<void> result) { done(result ? std::move(**answer) : Result<T>(result.error())); },
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
    [[nodiscard]] Result<T> writeAndWait(std::function<Result<T>(Transaction &)> work)
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        write<T>(std::move(work), [promise](Result<T> result) { promise->set_value(std::move(result)); });
        return future.get();
    }

    /// Finishes what is queued and closes the database.
    void stop();
    [[nodiscard]] WriteLane::Figures writeFigures() const { return m_writeLane->figures(); }

private:
    Storage() = default;

    std::unique_ptr<WriteLane> m_writeLane;
    std::unique_ptr<ReadLanes> m_readLanes;
};

} // namespace kith::server
