// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/write_lane.h"

#include "server/storage/log_keeper.h"
#include "shared/kill_point.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QScopeGuard>

#include <algorithm>

namespace kith::server {

Q_LOGGING_CATEGORY(lcStorage, "kith.storage")

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr size_t interleavedUnits = 64;
constexpr int attempts = 3;
constexpr int carefulAfterRepeat = 4;
constexpr auto lookAtConnectionEvery = std::chrono::seconds(1);
} // namespace

WriteLane::WriteLane(DatabaseUrl url, Common common, Limits limits, Place place)
    : m_url(std::move(url))
    , m_common(common)
    , m_limits(limits)
    , m_place(place)
{
    if (place == Place::Beside)
        m_interleaver = std::make_unique<Interleaver>(interleavedUnits);
}

Result<std::unique_ptr<WriteLane>> WriteLane::start(const DatabaseUrl &url, Common common, Limits limits, Place place)
{
    Q_ASSERT_X(place == Place::Only || (common.gate && url.dialect == Dialect::PostgreSql), "WriteLane", "SQLite has one writer");
    std::unique_ptr<WriteLane> lane(new WriteLane(url, common, limits, place));
    std::promise<Result<void>> opened;
    lane->m_thread = std::thread([own = lane.get(), &opened] {
        const auto connected = own->connect();
        opened.set_value(connected); // `opened` may be gone after this
        if (connected)
            own->loop();
    });
    if (const auto result = opened.get_future().get(); !result)
        return result.error();
    return lane;
}

WriteLane::~WriteLane()
{
    stop();
}

Result<void> WriteLane::connect()
{
    auto connection = Connection::open(m_url, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const auto joined = m_common.lock.join(**connection); !joined)
        return joined.error();
    m_connection = std::move(connection).value();
    return {};
}

bool WriteLane::submit(WriteJob job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopping || m_queue.size() >= m_limits.queue)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void WriteLane::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

WriteLane::Figures WriteLane::figures() const
{
    const std::scoped_lock lock(m_mutex);
    return m_figures;
}

size_t WriteLane::queueLength() const
{
    const std::scoped_lock lock(m_mutex);
    return m_queue.size();
}

namespace {
/// The database refused; not the service that ran.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::Storage || error.code == ErrorCode::StorageFull;
}
} // namespace

void WriteLane::loop()
{
    LogKeeper keeper(m_url);
    for (;;) {
        std::vector<Outcome> batch = takeBatch();
        if (batch.empty())
            break;
        m_isInUse = true;
        runBatch(std::move(batch));
        m_isInUse = false;
        if (m_scrubber.isOverdue())
            m_scrubber.run(*m_connection);
        keeper.look(*m_connection);
    }
    m_connection.reset(); // on the thread that used it
}

std::vector<WriteLane::Outcome> WriteLane::takeBatch()
{
    std::unique_lock lock(m_mutex);
    const auto hasNews = [this] { return m_isStopping || !m_queue.empty(); };
    while (!m_wake.wait_for(lock, idleTime(), hasNews)) {
        lock.unlock();
        if (m_scrubber.isWanted())
            m_scrubber.run(*m_connection);
        else
            lookAtConnection();
        lock.lock();
    }
    std::vector<Outcome> batch;
    const size_t count = std::min(m_queue.size(), m_limits.batch);
    batch.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        batch.push_back({.job = std::move(m_queue.front())});
        m_queue.pop_front();
    }
    return batch;
}

std::chrono::milliseconds WriteLane::idleTime() const
{
    if (m_scrubber.isWanted())
        return m_scrubber.pause();
    return m_url.dialect == Dialect::PostgreSql ? lookAtConnectionEvery : std::chrono::hours(1); // SQLite's file does not go away
}

/// Also while nobody writes: the lock on the database went with the connection.
void WriteLane::lookAtConnection()
{
    if (m_connection->isAlive())
        return;
    const auto connected = connect();
    if (!connected && !m_isAway)
        qCWarning(lcStorage).noquote() << "the connection to the database is lost:" << connected.error().detail;
    if (connected)
        qCInfo(lcStorage) << "connected to the database again";
    m_isAway = !connected;
}

void WriteLane::enterGate(Way way)
{
    if (!m_common.gate)
        return;
    if (way == Way::Together && m_place == Place::Beside)
        m_common.gate->enterShared();
    else
        m_common.gate->enterAlone();
}

void WriteLane::leaveGate(Way way)
{
    if (!m_common.gate)
        return;
    if (way == Way::Together && m_place == Place::Beside)
        m_common.gate->leaveShared();
    else
        m_common.gate->leaveAlone();
}

void WriteLane::runBatch(std::vector<Outcome> batch)
{
    const auto startedAt = std::chrono::steady_clock::now();
    m_commitTime = {};
    Verdict verdict = Verdict::Again;
    quint64 repeats = 0;
    for (int i = 0; i < attempts && verdict == Verdict::Again; ++i) {
        const Way way = i == 0 && m_carefulBatches == 0 ? Way::Together : Way::OneByOne;
        m_carefulBatches = std::max(0, m_carefulBatches - 1);
        enterGate(way);
        verdict = attempt(batch, way);
        if (verdict != Verdict::Again)
            publish(batch); // within the gate: what another lane does next is told after this
        leaveGate(way);
        repeats += verdict == Verdict::Again ? 1 : 0;
        if (verdict == Verdict::Again && way == Way::Together)
            m_carefulBatches = carefulAfterRepeat;
    }
    if (verdict == Verdict::Again)
        failAll(batch,
                {.code = ErrorCode::Overloaded, .detail = u"The database is busy."_s, .fields = {}, .retryAfter = std::chrono::seconds(5)});
    if (m_limits.observe)
        m_limits.observe({.jobs = batch.size(),
                          .work = std::chrono::steady_clock::now() - startedAt - m_commitTime,
                          .commit = m_commitTime,
                          .isLost = verdict != Verdict::Committed});
    for (const Outcome &outcome : batch) {
        if (!outcome.result && outcome.result.error().code == ErrorCode::Storage)
            qCWarning(lcStorage).noquote() << "a write was undone:" << outcome.result.error().detail;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_figures.jobs += batch.size();
        m_figures.repeats += repeats;
        ++m_figures.commits;
    }
    killPoint("commit.told");
    for (Outcome &outcome : batch)
        outcome.job.done(std::move(outcome.result));
}

void WriteLane::publish(std::vector<Outcome> &batch)
{
    std::vector<EventPtr> events;
    for (Outcome &outcome : batch)
        std::move(outcome.events.begin(), outcome.events.end(), std::back_inserter(events));
    if (!events.empty())
        m_common.sink.publish(std::move(events));
}

WriteLane::Verdict WriteLane::attempt(std::vector<Outcome> &batch, Way way)
{
    for (Outcome &outcome : batch) {
        outcome.result = {};
        outcome.events.clear();
        outcome.putOff.clear();
        outcome.removesForGood = false;
    }
    const qint64 stamp = m_common.clock.begin();
    const auto end = qScopeGuard([&] { m_common.clock.end(stamp); });
    if (const auto begun = begin(); !begun) {
        failAll(batch, begun.error());
        // Another program holds SQLite's file: that is waited for, and never shown to a caller.
        const bool isBusy = m_url.dialect == Dialect::Sqlite && m_connection->lastFault() == StorageFault::Contention;
        return isBusy ? Verdict::Again : Verdict::Failed;
    }
    Verdict verdict = way == Way::Together ? runTogether(batch, stamp) : runOneByOne(batch, stamp);
    if (verdict == Verdict::Committed)
        verdict = commit(batch);
    if (verdict != Verdict::Committed)
        (void)m_connection->run(u"ROLLBACK"_s);
    return verdict;
}

/// On a new connection where the old one is gone: a database server may have been restarted.
Result<void> WriteLane::begin()
{
    if (!m_connection->isAlive()) {
        if (const auto connected = connect(); !connected)
            return connected;
        qCInfo(lcStorage) << "connected to the database again";
        m_isAway = false;
    }
    if (m_url.dialect == Dialect::PostgreSql) {
        m_connection->runSoon(u"BEGIN"_s);
        return {};
    }
    const auto begun = m_connection->execute(u"BEGIN IMMEDIATE"_s, {});
    return begun ? Result<void>() : Result<void>(begun.error());
}

void WriteLane::keep(Outcome &outcome, Transaction &transaction)
{
    outcome.events = transaction.takeEvents();
    outcome.putOff = transaction.takePutOff();
    outcome.removesForGood = transaction.hasRemovedForGood();
}

bool WriteLane::canInterleave(const std::vector<Outcome> &batch) const
{
    return m_interleaver && batch.size() > 1;
}

WriteLane::Verdict WriteLane::runTogether(std::vector<Outcome> &batch, qint64 stamp)
{
    bool isToRepeat = false;
    const auto runOne = [this, &isToRepeat, stamp](Outcome &outcome, Connection &connection) {
        Transaction transaction(connection, Transaction::Access::Write, stamp, Transaction::Undo::WithTheBatch);
        outcome.result = outcome.job.run(transaction);
        if (outcome.result && m_place != Place::Beside)
            transaction.runPutOff();
        if (transaction.hasFailed())
            outcome.result = transaction.failure();
        if (outcome.result)
            keep(outcome, transaction);
        // What only read before it failed has left nothing behind.
        else if (transaction.hasWritten() || transaction.hasFailed())
            isToRepeat = true;
    };
    if (canInterleave(batch)) {
        std::vector<Interleaver::Unit> units;
        units.reserve(batch.size());
        for (Outcome &outcome : batch)
            units.push_back({.key = outcome.job.key, .run = [&](Connection &connection) { runOne(outcome, connection); }});
        auto &connection = static_cast<PostgresConnection &>(*m_connection);
        isToRepeat = !m_interleaver->run(connection, units) || isToRepeat;
        return !isToRepeat && runPutOff(batch, stamp) ? Verdict::Committed : Verdict::Again;
    }
    for (Outcome &outcome : batch) {
        runOne(outcome, *m_connection);
        if (isToRepeat)
            return Verdict::Again;
    }
    return runPutOff(batch, stamp) ? Verdict::Committed : Verdict::Again;
}

/// False: the batch is to be repeated.
bool WriteLane::runPutOff(std::vector<Outcome> &batch, qint64 stamp)
{
    struct Step
    {
        Outcome *outcome;
        Transaction::PutOff work;
    };
    std::vector<Step> steps;
    for (Outcome &outcome : batch) {
        for (Transaction::PutOff &work : std::exchange(outcome.putOff, {}))
            steps.push_back({.outcome = &outcome, .work = std::move(work)});
    }
    std::ranges::stable_sort(steps, {}, [](const Step &step) { return step.work.person; });
    bool hasFailed = false;
    const auto runOne = [&hasFailed, stamp](Step &step, Connection &connection) {
        Transaction transaction(connection, Transaction::Access::Write, stamp, Transaction::Undo::WithTheBatch);
        step.work.run(transaction);
        hasFailed = hasFailed || transaction.hasFailed();
        std::ranges::move(transaction.takeEvents(), std::back_inserter(step.outcome->events));
    };
    if (!m_interleaver || steps.size() < 2) {
        for (Step &step : steps)
            runOne(step, *m_connection);
        return !hasFailed;
    }
    // Units start in this order and each begins with the row that it locks; one connection takes locks as they were sent.
    std::vector<Interleaver::Unit> units;
    units.reserve(steps.size());
    for (Step &step : steps)
        units.push_back({.key = quint64(step.work.person.value()), .run = [&](Connection &connection) { runOne(step, connection); }});
    return m_interleaver->run(static_cast<PostgresConnection &>(*m_connection), units) && !hasFailed;
}

WriteLane::Verdict WriteLane::runOneByOne(std::vector<Outcome> &batch, qint64 stamp)
{
    for (Outcome &outcome : batch) {
        Transaction transaction(*m_connection, Transaction::Access::Write, stamp);
        outcome.result = outcome.job.run(transaction);
        if (outcome.result)
            transaction.runPutOff();
        if (transaction.hasFailed())
            outcome.result = transaction.failure();
        if (transaction.hasFailed()
            && (m_connection->lastFault() == StorageFault::Gone || m_connection->lastFault() == StorageFault::Contention))
            return Verdict::Again;
        // A full disk can end the whole transaction.
        if (transaction.hasFailed() && !m_connection->isInTransaction()) {
            failAll(batch, transaction.failure());
            return Verdict::Failed;
        }
        // A unit that can be neither kept nor undone takes the batch with it.
        Result<void> settled = outcome.result ? transaction.keepUnit() : transaction.rollBackUnit();
        if (settled && !m_connection->isInTransaction())
            settled = transaction.hasFailed() ? transaction.failure() : Error{.code = ErrorCode::Storage};
        if (!settled) {
            failAll(batch, settled.error());
            return Verdict::Failed;
        }
        if (outcome.result)
            keep(outcome, transaction);
    }
    return Verdict::Committed;
}

WriteLane::Verdict WriteLane::commit(std::vector<Outcome> &batch)
{
    killPoint("commit.begins");
    const auto startedAt = std::chrono::steady_clock::now();
    const auto committed = m_connection->execute(u"COMMIT"_s, {});
    killPoint("commit.done");
    m_commitTime += std::chrono::steady_clock::now() - startedAt;
    if (committed) {
        if (std::ranges::any_of(batch, &Outcome::removesForGood))
            m_scrubber.ask();
        return Verdict::Committed;
    }
    qCCritical(lcStorage).noquote() << "a batch of" << batch.size() << "writes could not be committed:" << committed.error().detail;
    failAll(batch, committed.error());
    return Verdict::Failed;
}

/// Those that failed by themselves keep their own answer.
void WriteLane::failAll(std::vector<Outcome> &batch, const Error &error)
{
    for (Outcome &outcome : batch) {
        outcome.events.clear();
        if (outcome.result || isRefusal(outcome.result.error()))
            outcome.result = error;
    }
}

} // namespace kith::server
