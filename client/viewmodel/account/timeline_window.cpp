// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/timeline_window.h"

#include <algorithm>

namespace kith::client {

namespace {
constexpr int page = 60;
// So many are kept on either side of what is shown, and go in one piece when there are some pages more.
constexpr qsizetype kept = 400;
constexpr qsizetype spare = 2 * page;

bool isEarlier(const TimelineEntry &a, const TimelineEntry &b)
{
    if (a.isQueued() != b.isQueued())
        return b.isQueued();
    return a.isQueued() ? a.message.createdAt < b.message.createdAt : a.message.seq < b.message.seq;
}
} // namespace

TimelineWindow::TimelineWindow(Account &account, QObject *parent)
    : QObject(parent)
    , m_account(account)
{
}

void TimelineWindow::open(ConversationId id, int wanted)
{
    m_id = id;
    setLoading(false);
    m_entries = m_account.timeline().newest(id, std::max(wanted, page));
    m_isAtEnd = true;
}

void TimelineWindow::openAround(ConversationId id, qint64 seq)
{
    m_id = id;
    setLoading(false);
    m_entries.clear();
    if (m_account.timeline().isCached(id, seq)) {
        m_entries = around(seq);
        updateEnd();
        return;
    }
    m_isAtEnd = false;
    setLoading(true);
    m_account.timeline().loadAround(id, seq, this, [this, id, seq](const Result<void> &answer) {
        if (id != m_id)
            return;
        setLoading(false);
        if (answer) {
            standAround(seq);
            return;
        }
        open(id, page);
        Q_EMIT grown();
    });
}

void TimelineWindow::close()
{
    m_id = {};
    m_entries.clear();
    m_isAtEnd = true;
    setLoading(false);
}

const TimelineEntry *TimelineWindow::find(const QString &key) const
{
    const auto found = std::ranges::find_if(m_entries, [&key](const TimelineEntry &entry) { return entry.key() == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

const TimelineEntry *TimelineWindow::find(qint64 seq) const
{
    const auto found = std::ranges::find_if(m_entries, [seq](const TimelineEntry &entry) { return entry.message.seq == seq; });
    return found == m_entries.end() ? nullptr : &*found;
}

qint64 TimelineWindow::oldestSeq() const
{
    const auto stored = std::ranges::find_if(m_entries, [](const TimelineEntry &entry) { return !entry.isQueued(); });
    if (stored != m_entries.end())
        return stored->message.seq;
    const auto conversation = m_account.chats().one(m_id);
    return conversation ? conversation->lastSeq + 1 : 0;
}

qint64 TimelineWindow::newestSeq() const
{
    qint64 newest = 0;
    for (const TimelineEntry &entry : m_entries)
        newest = std::max(newest, entry.message.seq);
    return newest;
}

void TimelineWindow::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    Q_EMIT loadingChanged();
}

void TimelineWindow::growUpwards()
{
    const qint64 oldest = oldestSeq();
    if (m_id.isNull() || m_isLoading || oldest <= 1 || !m_account.timeline().hasOlder(m_id, oldest))
        return;
    if (m_account.timeline().isOlderCached(m_id, oldest)) {
        prepend();
        return;
    }
    setLoading(true);
    m_account.timeline().loadBefore(m_id, oldest, this, [this, id = m_id](const Result<void> &) {
        if (id != m_id)
            return;
        setLoading(false);
        prepend();
    });
}

void TimelineWindow::prepend()
{
    const QList<TimelineEntry> older = m_account.timeline().before(m_id, oldestSeq(), page);
    if (older.isEmpty())
        return;
    m_entries = older + m_entries;
    Q_EMIT grown();
}

void TimelineWindow::growDownwards()
{
    if (m_id.isNull() || m_isLoading || m_isAtEnd)
        return;
    const qint64 newest = newestSeq();
    if (!m_account.timeline().after(m_id, newest, 1).isEmpty()) {
        append();
        return;
    }
    setLoading(true);
    m_account.timeline().loadNewer(m_id, newest, this, [this, id = m_id](const Result<void> &) {
        if (id != m_id)
            return;
        setLoading(false);
        append();
    });
}

void TimelineWindow::append()
{
    m_entries.append(m_account.timeline().after(m_id, newestSeq(), page));
    updateEnd();
    Q_EMIT grown();
}

void TimelineWindow::letGoBeyond(qsizetype first, qsizetype last)
{
    if (first < 0 || last < first || last >= m_entries.size())
        return;
    const qsizetype below = m_entries.size() - 1 - last;
    const bool isMuchAbove = first > kept + spare;
    const bool isMuchBelow = below > kept + spare;
    if (isMuchBelow) {
        m_entries.remove(last + kept + 1, below - kept);
        updateEnd();
    }
    if (isMuchAbove)
        m_entries.remove(0, first - kept);
    if (isMuchAbove || isMuchBelow)
        Q_EMIT grown();
}

void TimelineWindow::updateEnd()
{
    m_isAtEnd = m_account.timeline().reachesEnd(m_id, newestSeq())
                && m_account.timeline().after(m_id, newestSeq(), 1).isEmpty() == !std::ranges::any_of(m_entries, &TimelineEntry::isQueued);
    if (m_isAtEnd)
        return;
    // What waits belongs below the newest message only.
    m_entries.removeIf([](const TimelineEntry &entry) { return entry.isQueued(); });
}

void TimelineWindow::goTo(qint64 seq)
{
    if (m_id.isNull() || seq <= 0)
        return;
    if (const TimelineEntry *entry = find(seq)) {
        Q_EMIT arrived(entry->key(), false);
        return;
    }
    if (m_account.timeline().isCached(m_id, seq)) {
        standAround(seq);
        return;
    }
    setLoading(true);
    m_account.timeline().loadAround(m_id, seq, this, [this, id = m_id, seq](const Result<void> &answer) {
        if (id != m_id)
            return;
        setLoading(false);
        if (answer)
            standAround(seq);
        else
            Q_EMIT failed(answer.error());
    });
}

void TimelineWindow::goTo(MessageId id)
{
    if (const auto message = m_account.timeline().message(id); message && message->conversation == m_id)
        goTo(message->seq);
}

QList<TimelineEntry> TimelineWindow::around(qint64 seq) const
{
    QList<TimelineEntry> entries = m_account.timeline().before(m_id, seq + 1, page);
    entries.append(m_account.timeline().after(m_id, seq, page));
    return entries;
}

void TimelineWindow::standAround(qint64 seq)
{
    QList<TimelineEntry> entries = around(seq);
    const auto target = std::ranges::find_if(entries,
                                             [seq](const TimelineEntry &entry) { return entry.message.seq >= seq || entry.isQueued(); });
    if (target == entries.end())
        return;
    const QString key = target->key();
    m_entries = std::move(entries);
    updateEnd();
    Q_EMIT arrived(key, true);
}

void TimelineWindow::goToEnd()
{
    if (m_isAtEnd)
        return;
    open(m_id, page);
    if (!m_entries.isEmpty())
        Q_EMIT arrived(m_entries.last().key(), true);
}

void TimelineWindow::goToLast()
{
    if (!m_isAtEnd)
        goToEnd();
    else if (!m_entries.isEmpty())
        Q_EMIT arrived(m_entries.last().key(), false);
}

void TimelineWindow::take(const QStringList &keys)
{
    const qint64 oldest = m_entries.isEmpty() || m_entries.first().isQueued() ? 0 : m_entries.first().message.seq;
    const qint64 newest = newestSeq();
    for (const QString &key : keys) {
        const auto known = std::ranges::find_if(m_entries, [&key](const TimelineEntry &entry) { return entry.key() == key; });
        const std::optional<TimelineEntry> entry = m_account.timeline().entry(m_id, key);
        if (known != m_entries.end()) {
            if (entry)
                *known = *entry;
            else
                m_entries.erase(known);
            continue;
        }
        if (!entry)
            continue;
        const bool isInside = !entry->isQueued() && entry->message.seq > oldest && (m_isAtEnd || entry->message.seq < newest);
        if (isInside || (entry->isQueued() && m_isAtEnd))
            m_entries.append(*entry);
    }
    if (!std::is_sorted(m_entries.cbegin(), m_entries.cend(), isEarlier))
        std::stable_sort(m_entries.begin(), m_entries.end(), isEarlier);
    Q_EMIT changed(keys);
}

void TimelineWindow::reloadTicks()
{
    QStringList keys;
    for (TimelineEntry &entry : m_entries) {
        if (entry.message.sender != m_account.people().myId() || entry.delivery == Delivery::Read)
            continue;
        if (const auto fresh = m_account.timeline().entry(m_id, entry.key())) {
            entry = *fresh;
            keys.append(entry.key());
        }
    }
    Q_EMIT changed(keys);
}

} // namespace kith::client
