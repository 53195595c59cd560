// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/presence_tracker.h"

#include <QtCore/QLoggingCategory>

#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(logPresence, "kith.realtime.presence")

PresenceTracker::PresenceTracker(PresenceBoard &board, EventSink &sink, PresenceAudience audience, std::chrono::milliseconds grace,
                                 SeenRecorder seen)
    : m_board(board)
    , m_sink(sink)
    , m_audience(std::move(audience))
    , m_grace(grace)
    , m_seen(std::move(seen))
{
}

bool PresenceTracker::arrived(UserId user, const Attendance &attendance, int most)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopped)
            return true;
        if (!m_board.put(user, attendance, most))
            return false;
        const Person &person = m_people[user];
        m_leaving.erase(user);
        if (m_board.setOnline(user, true, now()) || person.isToldIdle != m_board.of(user).isIdle)
            announceLater(user);
    }
    lookUpNext();
    return true;
}

void PresenceTracker::changed(UserId user, const Attendance &attendance)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto person = m_people.find(user);
        if (m_isStopped || person == m_people.end() || !m_board.put(user, attendance, 0))
            return;
        if (person->second.isToldIdle != m_board.of(user).isIdle)
            announceLater(user);
    }
    lookUpNext();
}

void PresenceTracker::left(UserId user, quint32 source, quint64 connection)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto person = m_people.find(user);
        if (m_isStopped || person == m_people.end() || !m_board.remove(user, source, connection))
            return;
        if (m_board.socketCount(user) == 0) {
            person->second.goneAt = Clock::now();
            m_leaving.insert(user);
        } else if (person->second.isToldIdle != m_board.of(user).isIdle) {
            announceLater(user);
        }
    }
    lookUpNext();
}

void PresenceTracker::audienceChanged(UserId user, const std::vector<UserId> &hiddenFrom)
{
    const std::scoped_lock lock(m_mutex);
    if (m_lookingUp.contains(user)) {
        std::vector<UserId> &hidden = m_stale[user];
        hidden.insert(hidden.end(), hiddenFrom.begin(), hiddenFrom.end());
    }
    // Who is away needs no word: those who may not see it were told so, and the others see it when they look.
    if (m_people.contains(user))
        announceLater(user);
}

void PresenceTracker::sweep(quint32 source)
{
    std::vector<std::pair<UserId, Timestamp>> gone;
    m_board.renew(source);
    {
        const std::scoped_lock lock(m_mutex);
        for (const UserId user : m_board.takeLapses())
            announceLater(user);
        for (const UserId user : std::exchange(m_toRetry, {}))
            announceLater(user);
        const auto latest = Clock::now() - m_grace;
        for (auto it = m_leaving.begin(); it != m_leaving.end();) {
            const auto person = m_people.find(*it);
            if (person->second.goneAt > latest) {
                ++it;
                continue;
            }
            const Timestamp at = now() - std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - person->second.goneAt);
            if (m_board.setOnline(*it, false, at))
                announceLater(*it);
            gone.emplace_back(*it, at);
            m_people.erase(person);
            it = m_leaving.erase(it);
        }
    }
    if (!gone.empty() && m_seen)
        m_seen(std::move(gone));
    lookUpNext();
}

void PresenceTracker::recordAll()
{
    std::vector<std::pair<UserId, Timestamp>> seen;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &[user, person] : m_people)
            seen.emplace_back(user, now());
    }
    if (!seen.empty() && m_seen)
        m_seen(std::move(seen));
}

void PresenceTracker::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_isStopped = true;
    m_waiting.clear();
    m_isWaiting.clear();
    m_toRetry.clear();
    for (const auto &[user, person] : m_people)
        m_board.setOnline(user, false, now());
    m_people.clear();
    m_leaving.clear();
}

void PresenceTracker::announceLater(UserId user)
{
    if (!m_isStopped && m_isWaiting.insert(user).second)
        m_waiting.push_back(user);
}

void PresenceTracker::lookUpNext()
{
    for (;;) {
        UserId user;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_waiting.empty() || m_lookingUp.size() >= size_t(maxLookups))
                return;
            user = m_waiting.front();
            m_waiting.pop_front();
            m_isWaiting.erase(user);
            m_lookingUp.insert(user);
        }
        m_audience(user, [weak = weak_from_this(), user](const Result<std::vector<UserId>> &audience) {
            if (const auto self = weak.lock())
                self->tellAudience(user, audience);
        });
    }
}

void PresenceTracker::tellAudience(UserId user, const Result<std::vector<UserId>> &audience)
{
    {
        const std::scoped_lock telling(m_telling);
        bool mayTell = audience.isOk();
        {
            const std::scoped_lock lock(m_mutex);
            mayTell = mayTell && !m_isStopped && !m_stale.contains(user);
            // Too busy to say who may know: the next sweep asks again.
            if (!audience && audience.error().code == ErrorCode::Overloaded)
                m_toRetry.insert(user);
            else if (!audience)
                qCWarning(logPresence) << "nobody is told of" << user
                                       << "as their audience is unknown:" << traitsOf(audience.error().code).name;
        }
        if (mayTell && !audience->empty())
            m_sink.publish({std::make_shared<const Event>(presentState(user, *audience))});
        const std::vector<UserId> hiddenFrom = endLookup(user);
        // Hidden in the very moment of telling: the word that they are gone may have overtaken ours.
        if (!hiddenFrom.empty())
            m_sink.publish({std::make_shared<const Event>(presenceEvent(user, Presence(), hiddenFrom))});
    }
    lookUpNext();
}

/// Who was hidden from while the audience was looked up and told, once no look is under way any more. Some of those looks may
/// have begun after the change and were thrown away with the others: one more is asked for.
std::vector<UserId> PresenceTracker::endLookup(UserId user)
{
    const std::scoped_lock lock(m_mutex);
    m_lookingUp.erase(m_lookingUp.find(user));
    if (m_lookingUp.contains(user))
        return {};
    const auto stale = m_stale.extract(user);
    if (!stale)
        return {};
    announceLater(user);
    return stale.mapped();
}

Event PresenceTracker::presentState(UserId user, std::vector<UserId> audience)
{
    const Presence presence = m_board.of(user);
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto person = m_people.find(user); person != m_people.end())
            person->second.isToldIdle = presence.isIdle;
    }
    return presenceEvent(user, presence, std::move(audience));
}

} // namespace kith::server
