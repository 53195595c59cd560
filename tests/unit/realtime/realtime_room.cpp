// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/realtime/realtime_room.h"

#include <algorithm>

#include <sys/resource.h>

namespace kith::test {

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

RealtimeOptions quickOptions()
{
    RealtimeOptions options;
    options.limits.sweepEvery = std::chrono::milliseconds(10);
    return options;
}

RealtimeOptions openOptions()
{
    RealtimeOptions options = quickOptions();
    options.threads = 2;
    options.limits.commands.perSecond = 0;
    options.limits.controlFrames.perSecond = 0;
    return options;
}

void allowManySockets()
{
    rlimit files{};
    bool isAllowed = ::getrlimit(RLIMIT_NOFILE, &files) == 0;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 16'384);
    isAllowed = isAllowed && ::setrlimit(RLIMIT_NOFILE, &files) == 0;
    if (!isAllowed)
        qFatal("The number of open files cannot be raised");
}

namespace {

Route commandRoute(const char *name)
{
    return {.verb = Verb::Post,
            .path = {},
            .command = name,
            .access = Access::Anyone,
            .function = ReadFunction([](Transaction &, const Call &) -> Result<Answer> { return Answer::none(); })};
}

Route syncRoute()
{
    Route route = commandRoute("");
    route.verb = Verb::Get;
    route.path = u"/api/sync"_s;
    return route;
}

/// "long" does not fit a frame.
Result<Answer> answerSync(const RawCall &call)
{
    const QString since = call.input.value(u"since"_s).toString();
    if (since == u"busy"_s)
        return ErrorCode::Overloaded;
    if (since == u"long"_s)
        return Answer::ok({{u"token"_s, QString(270'000, u'x')}});
    return Answer::ok({{u"token"_s, QString(u"after "_s + since)}, {u"caller"_s, call.caller ? call.caller->user.toString() : QString()}});
}

Result<Answer> answerHello(const RawCall &call)
{
    if (call.token == "busy")
        return Error{.code = ErrorCode::Overloaded, .retryAfter = std::chrono::seconds(1)};
    const auto parts = QString::fromUtf8(call.token).split(u'/');
    if (parts.size() != 2 || !UserId::fromString(parts[0]) || !SessionId::fromString(parts[1]))
        return ErrorCode::NotSignedIn;
    return Answer::ok({{u"userId"_s, parts[0]}, {u"sessionId"_s, parts[1]}, {u"syncToken"_s, u"t1"_s}});
}

Result<Answer> answer(const Route &route, const RawCall &call)
{
    if (route.command == "hello")
        return answerHello(call);
    if (route.path == u"/api/sync"_s)
        return answerSync(call);
    if (route.command == "fail")
        return ErrorCode::Forbidden;
    QJsonObject body = call.input;
    body.insert(u"caller"_s, call.caller ? call.caller->user.toString() : QString());
    return Answer::ok(body);
}

} // namespace

RealtimeRoom::RealtimeRoom(const RealtimeOptions &options)
    : m_routes({Routes{commandRoute("hello"), commandRoute("echo"), commandRoute("hold"), commandRoute("fail"), syncRoute()}})
    , m_lane([this] { lane(); })
{
    const auto audience = [this](UserId user, std::function<void(Result<std::vector<UserId>>)> done) {
        onLane([this, user, done = std::move(done)] {
            std::unique_lock lock(m_mutex);
            const auto people = m_audience[user];
            lock.unlock();
            done(people);
        });
    };
    const auto runner = [this](const Route &route, RawCall call, std::function<void(Result<Answer>)> done) {
        run(route, std::move(call), std::move(done));
    };
    const auto endedSessions = [this](const std::vector<SessionId> &sessions, std::function<void(Result<std::vector<SessionId>>)> done) {
        onLane([this, sessions, done = std::move(done)] {
            std::unique_lock lock(m_mutex);
            std::vector<SessionId> ended;
            for (const SessionId session : sessions) {
                m_checked.push_back(session);
                if (m_ended.contains(session))
                    ended.push_back(session);
            }
            const bool isBusy = std::exchange(m_isCheckBusy, false);
            lock.unlock();
            done(isBusy ? Result<std::vector<SessionId>>(ErrorCode::Overloaded) : ended);
        });
    };
    const auto seen = [this](const std::vector<std::pair<UserId, Timestamp>> &people) {
        const std::scoped_lock lock(m_mutex);
        m_seen.insert(m_seen.end(), people.begin(), people.end());
    };
    m_service = std::make_unique<RealtimeService>(
        options, m_routes, m_board, m_bus,
        RealtimeHooks{.run = runner, .audience = audience, .seen = seen, .endedSessions = endedSessions});
    m_bus.subscribe([this](const std::vector<EventPtr> &events) { m_service->deliver(events); });
}

RealtimeRoom::~RealtimeRoom()
{
    m_service->stop();
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    m_lane.join();
}

RawClient RealtimeRoom::connect(const DescriptorPair &pair, const QByteArray &earlyBytes)
{
    m_service->adopt(pair.server, earlyBytes, u"127.0.0.1"_s);
    return RawClient(pair.client);
}

void RealtimeRoom::publish(const Event &event)
{
    m_bus.publish({std::make_shared<const Event>(event)});
}

void RealtimeRoom::publish(const QByteArray &name, const QJsonObject &data, std::vector<UserId> audience)
{
    publish(tell(ServerEvent{.name = QString::fromUtf8(name), .conversation = {}, .version = 0, .data = data}, std::move(audience)));
}

int RealtimeRoom::heldCount()
{
    const std::scoped_lock lock(m_mutex);
    return int(m_held.size());
}

void RealtimeRoom::releaseHeld()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &job : m_held)
        m_jobs.push_back(std::move(job));
    m_held.clear();
    m_wake.notify_all();
}

void RealtimeRoom::holdSync()
{
    m_isSyncHeld = true;
}

void RealtimeRoom::setPresenceAudience(UserId user, std::vector<UserId> audience)
{
    const std::scoped_lock lock(m_mutex);
    m_audience[user] = std::move(audience);
}

void RealtimeRoom::endSilently(SessionId session, bool isFirstCheckBusy)
{
    const std::scoped_lock lock(m_mutex);
    m_ended.insert(session);
    m_isCheckBusy = isFirstCheckBusy;
}

int RealtimeRoom::checksOf(SessionId session)
{
    const std::scoped_lock lock(m_mutex);
    return int(std::ranges::count(m_checked, session));
}

std::vector<std::pair<UserId, Timestamp>> RealtimeRoom::seen()
{
    const std::scoped_lock lock(m_mutex);
    return m_seen;
}

void RealtimeRoom::run(const Route &route, RawCall call, std::function<void(Result<Answer>)> done)
{
    auto job = [&route, call = std::move(call), done = std::move(done)] { done(answer(route, call)); };
    if (route.command != "hold" && !(route.path == u"/api/sync"_s && m_isSyncHeld)) {
        onLane(std::move(job));
        return;
    }
    const std::scoped_lock lock(m_mutex);
    m_held.push_back(std::move(job));
}

void RealtimeRoom::onLane(std::function<void()> job)
{
    const std::scoped_lock lock(m_mutex);
    m_jobs.push_back(std::move(job));
    m_wake.notify_all();
}

void RealtimeRoom::lane()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace kith::test
