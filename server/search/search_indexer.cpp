// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/search/search_indexer.h"

#include "server/search/index_builder.h"
#include "server/search/search.h"

#include <QtCore/QRandomGenerator>

namespace kith::server {

using namespace std::chrono_literals;

namespace {
constexpr qint64 messagesToWake = 512;
constexpr qint64 bytesToWake = 512 * 1024; // long messages are dear to look through
constexpr auto gatherTime = 1s; // edits and unsends come in company
constexpr auto pause = 1s; // after a failure
constexpr auto lookAnyway = 60s; // for what other processes wrote
} // namespace

SearchIndexer::SearchIndexer(Storage &storage)
    : m_storage(storage)
    , m_thread([this] { loop(); })
{
}

SearchIndexer::~SearchIndexer()
{
    stop();
}

void SearchIndexer::note(const std::vector<EventPtr> &events)
{
    qint64 messages = 0;
    qint64 bytes = 0;
    bool hasChange = false;
    for (const EventPtr &event : events) {
        if (event->name == "message.created") {
            ++messages;
            bytes += event->frame.size();
        } else if (event->name == "message.changed") {
            hasChange = true;
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_newMessages += messages;
    m_sinceFigures += messages;
    m_newBytes += bytes;
    m_hasChange = m_hasChange || hasChange;
    if (hasChange || m_newMessages >= messagesToWake || m_newBytes >= bytesToWake)
        m_wake.notify_one();
}

void SearchIndexer::buildAll()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_wanted;
    }
    m_wake.notify_one();
}

bool SearchIndexer::isBuildingAll() const
{
    const std::scoped_lock lock(m_mutex);
    return m_built != m_wanted;
}

void SearchIndexer::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

SearchIndexer::Figures SearchIndexer::figures() const
{
    const std::scoped_lock lock(m_mutex);
    Figures out = m_figures;
    out.unindexedMessages += m_sinceFigures;
    return out;
}

void SearchIndexer::look()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_sinceFigures = 0;
    }
    const auto status = m_storage.readAndWait<search::Status>(
        [](Transaction &transaction) -> Result<search::Status> { return search::status(transaction); });
    if (!status)
        return;
    const std::scoped_lock lock(m_mutex);
    m_figures = {.unindexedMessages = status->messages - status->indexed,
                 .waitingChanges = status->changesWaiting,
                 .segments = status->segments,
                 .sizeBytes = status->sizeBytes,
                 .failures = m_figures.failures};
}

bool SearchIndexer::isStopping() const
{
    const std::scoped_lock lock(m_mutex);
    return m_isStopping;
}

bool SearchIndexer::waitForWork()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, lookAnyway, [this] {
        return m_isStopping || m_hasChange || m_built != m_wanted || m_newMessages >= messagesToWake || m_newBytes >= bytesToWake;
    });
    if (m_hasChange)
        m_wake.wait_for(lock, gatherTime, [this] { return m_isStopping; });
    m_hasChange = false;
    return !m_isStopping;
}

void SearchIndexer::loop()
{
    IndexBuilder builder(m_storage, qint64(QRandomGenerator::system()->generate64() >> 1) | 1, [this] { return isStopping(); });
    do {
        bool isAll = false;
        quint64 wanted = 0;
        {
            const std::scoped_lock lock(m_mutex);
            wanted = m_wanted;
            isAll = m_newBytes >= bytesToWake || m_built != wanted;
            m_newMessages = 0;
            m_newBytes = 0;
        }
        auto progress = IndexBuilder::Progress::Worked;
        while (progress == IndexBuilder::Progress::Worked && !isStopping())
            progress = builder.step(isAll);
        look();
        std::unique_lock lock(m_mutex);
        if (progress == IndexBuilder::Progress::Idle)
            m_built = wanted;
        if (progress == IndexBuilder::Progress::Failed) {
            ++m_figures.failures;
            m_wake.wait_for(lock, pause, [this] { return m_isStopping; });
        }
    } while (waitForWork());
    builder.giveUp();
}

} // namespace kith::server
