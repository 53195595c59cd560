// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/presence_tracker.h"

#include <QtCore/QLoggingCategory>

#include <utility>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(logPresence, "kith.realtime.presence")

PresenceTracker::PresenceTracker(PresenceBoard &board, EventSink &sink, PresenceAudience audience, std::chrono::milliseconds grace)
    : m_board(board)
    , m_sink(sink)
    , m_audience(std::move(audience))
    , m_grace(grace)
{
}

void PresenceTracker::arrived(UserId user, bool isIdle)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopped)
            return;
        Person &person = m_people[user];
        ++person.connections;
        person.idleConnections += isIdle ? 1 : 0;
        m_leaving.erase(user);
        if (m_board.setOnline(user, true, now()) || person.isToldIdle != person.isIdle())
            announceLater(user);
    }
    lookUpNext();
}

void PresenceTracker::changed(UserId user, bool wasIdle, bool isIdle)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopped || wasIdle == isIdle)
            return;
        Person &person = m_people[user];
        person.idleConnections += isIdle ? 1 : -1;
        if (person.isToldIdle != person.isIdle())
            announceLater(user);
    }
    lookUpNext();
}

void PresenceTracker::left(UserId user, bool wasIdle)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopped)
            return;
        Person &person = m_people[user];
        --person.connections;
        person.idleConnections -= wasIdle ? 1 : 0;
        if (person.connections == 0) {
            person.goneAt = Clock::now();
            m_leaving.insert(user);
        } else if (person.isToldIdle != person.isIdle()) {
            announceLater(user);
        }
    }
    lookUpNext();
}

void PresenceTracker::sweep()
{
    {
        const std::scoped_lock lock(m_mutex);
        for (const UserId user : std::exchange(m_toRetry, {}))
            announceLater(user);
        const auto latest = Clock::now() - m_grace;
        for (auto it = m_leaving.begin(); it != m_leaving.end();) {
            const auto person = m_people.find(*it);
            if (person->second.goneAt > latest) {
                ++it;
                continue;
            }
            if (m_board.setOnline(*it, false, now()))
                announceLater(*it);
            m_people.erase(person);
            it = m_leaving.erase(it);
        }
    }
    lookUpNext();
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
            if (m_waiting.empty() || m_lookups >= maxLookups)
                return;
            user = m_waiting.front();
            m_waiting.pop_front();
            m_isWaiting.erase(user);
            ++m_lookups;
        }
        m_audience(user, [weak = weak_from_this(), user](const Result<std::vector<UserId>> &audience) {
            if (const auto self = weak.lock())
                self->tellAudience(user, audience);
        });
    }
}

void PresenceTracker::tellAudience(UserId user, const Result<std::vector<UserId>> &audience)
{
    bool mayTell = audience.isOk();
    {
        const std::scoped_lock lock(m_mutex);
        --m_lookups;
        mayTell = mayTell && !m_isStopped;
        // Too busy to say who may know: the next sweep asks again.
        if (!audience && audience.error().code == ErrorCode::Overloaded)
            m_toRetry.insert(user);
        else if (!audience)
            qCWarning(logPresence) << "nobody is told of" << user
                                   << "as their audience is unknown:" << traitsOf(audience.error().code).name;
    }
    if (!mayTell)
        return;
    {
        const std::scoped_lock telling(m_telling);
        if (!audience->empty())
            m_sink.publish({std::make_shared<const Event>(presenceEvent(user, *audience))});
    }
    lookUpNext();
}

Event PresenceTracker::presenceEvent(UserId user, std::vector<UserId> audience)
{
    bool isIdle = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto person = m_people.find(user); person != m_people.end()) {
            Person &known = person->second;
            isIdle = known.isIdle();
            known.isToldIdle = isIdle;
        }
    }
    QJsonObject data = toJson(m_board.of(user));
    data.insert(u"userId"_s, user.toString());
    data.insert(u"idle"_s, isIdle);
    return tell(ServerEvent{.name = u"presence"_s, .conversation = {}, .version = 0, .data = data}, std::move(audience));
}

} // namespace kith::server
