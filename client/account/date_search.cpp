// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/date_search.h"

#include "client/cache/cache.h"
#include "client/sync/history_loader.h"

#include <algorithm>

namespace kith::client {

namespace {
/// Halving alone would find a place among 2^40 messages with fewer.
constexpr int mostPages = 48;
} // namespace

void DateSearch::begin(Cache &cache, HistoryLoader &history, ConversationId id, Timestamp moment, QObject *context,
                       Answer<std::optional<qint64>> answer)
{
    auto *search = new DateSearch(cache, history, id, moment, context, std::move(answer));
    QMetaObject::invokeMethod(search, &DateSearch::step, Qt::QueuedConnection);
}

DateSearch::DateSearch(Cache &cache, HistoryLoader &history, ConversationId id, Timestamp moment, QObject *context,
                       Answer<std::optional<qint64>> answer)
    : QObject(context)
    , m_cache(cache)
    , m_history(history)
    , m_id(id)
    , m_moment(moment)
    , m_answer(std::move(answer))
{
}

void DateSearch::step()
{
    const Bounds now = bounds();
    // A server that adds nothing any more has nothing more, and what there is decides.
    if (isSure(now) || (m_pages > 0 && now == m_before) || m_pages >= mostPages) {
        end(found(now));
        return;
    }
    ++m_pages;
    m_before = now;
    m_history.loadAround(m_id, guess(now), this, [this](const Result<void> &loaded) {
        if (loaded)
            step();
        else if (loaded.error().kind() == ErrorKind::Wait)
            end(loaded.error());
        else
            end(found(bounds())); // there is nothing to be had between the bounds
    });
}

DateSearch::Bounds DateSearch::bounds() const
{
    Bounds found;
    const auto conversation = m_cache.conversations().one(m_id);
    found.high = (conversation ? conversation->lastSeq : 0) + 1;
    if (const auto since = m_cache.messages().firstSince(m_id, m_moment)) {
        found.high = since->seq;
        found.highAt = since->createdAt;
    }
    if (const auto older = m_cache.messages().lastBelow(m_id, found.high)) {
        found.low = older->seq;
        found.lowAt = older->createdAt;
    }
    return found;
}

/// No message between the two bounds can be missing here.
bool DateSearch::isSure(const Bounds &bounds) const
{
    if (bounds.low + 1 >= bounds.high)
        return true;
    const HistoryRanges &ranges = m_cache.messages().ranges();
    const auto range = ranges.around(m_id, bounds.high - 1);
    if (bounds.low > 0)
        return range && range->from <= bounds.low + 1;
    return (range && range->from <= 1) || (ranges.isWhole(m_id) && bounds.high >= ranges.tailFrom(m_id));
}

qint64 DateSearch::guess(const Bounds &bounds) const
{
    const qint64 span = bounds.high - bounds.low;
    double share = 0.5;
    // By the times on one page, by halving on the next: neither a busy week nor a silent year can make it slow.
    if (m_pages % 2 == 1 && bounds.lowAt && bounds.highAt && *bounds.highAt > *bounds.lowAt)
        share = double((m_moment - *bounds.lowAt).count()) / double((*bounds.highAt - *bounds.lowAt).count());
    return std::clamp(bounds.low + qint64(double(span) * share), bounds.low + 1, bounds.high - 1);
}

std::optional<qint64> DateSearch::found(const Bounds &bounds) const
{
    return bounds.highAt ? std::optional(bounds.high) : std::nullopt;
}

void DateSearch::end(const Result<std::optional<qint64>> &outcome)
{
    deleteLater();
    m_answer(outcome);
}

} // namespace kith::client
