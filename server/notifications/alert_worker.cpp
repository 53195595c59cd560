// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The loop of the worker and what it decides. What it stores is in alert_worker_store.cpp.
#include "server/notifications/alert_worker.h"

#include "server/notifications/alert_events.h"
#include "server/notifications/alert_store.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <pthread.h>
#include <unordered_set>

namespace kith::server {

Q_LOGGING_CATEGORY(logAlerts, "kith.alerts")

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr std::chrono::minutes forgetEvery{10};
constexpr std::chrono::seconds retryDatabase{1};

bool concernsAlerts(const Event &event)
{
    if (event.kind == Event::Kind::Internal)
        return event.name == alert_events::feedRow || event.name == alert_events::endpoints;
    return event.kind == Event::Kind::Tell && event.name == "message.created";
}

QJsonObject ringData(const AlertMessage &message)
{
    return {{u"id"_s, message.id.toString()},        {u"kind"_s, u"message"_s}, {u"conversationId"_s, message.conversation.toString()},
            {u"messageId"_s, message.id.toString()}, {u"seq"_s, message.seq},   {u"senderId"_s, message.sender.toString()},
            {u"createdAt"_s, toRfc3339(message.at)}};
}
} // namespace

AlertWorker::AlertWorker(Storage &storage, const PresenceBoard &board, EventSink &sink, IdGenerator &ids, AlertOptions options,
                         PushQueued pushQueued)
    : m_storage(storage)
    , m_board(board)
    , m_sink(sink)
    , m_ids(ids)
    , m_options(options)
    , m_pushQueued(std::move(pushQueued))
    , m_pace(options.pace)
{
}

AlertWorker::~AlertWorker()
{
    stop();
}

void AlertWorker::start()
{
    m_thread = std::thread([this] { loop(); });
}

void AlertWorker::hear(const std::vector<EventPtr> &events)
{
    bool isAnyTaken = false;
    {
        const std::scoped_lock lock(m_mutex);
        for (const EventPtr &event : events) {
            if (!concernsAlerts(*event))
                continue;
            if (m_inbox.size() >= m_options.inbox) {
                m_figures.overflows += m_hasOverflown ? 0 : 1;
                m_hasOverflown = true;
                continue;
            }
            isAnyTaken = isAnyTaken || m_inbox.empty();
            m_inbox.push_back(event);
            ++m_heard;
        }
    }
    if (isAnyTaken)
        m_wake.notify_one();
}

bool AlertWorker::settle(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    const quint64 wanted = m_heard;
    if (m_settled >= wanted)
        return true;
    m_isAskedToStore = true;
    m_wake.notify_one();
    return m_stored.wait_for(lock, patience, [&] { return m_settled >= wanted; });
}

void AlertWorker::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

AlertWorker::Figures AlertWorker::figures() const
{
    const std::scoped_lock lock(m_mutex);
    return m_figures;
}

/// Until there is something to do even if nobody says anything. With m_mutex held.
std::chrono::milliseconds AlertWorker::waitingTime() const
{
    using std::chrono::milliseconds;
    milliseconds wait = forgetEvery;
    const auto at = Clock::now();
    const auto until = [&](Clock::time_point due) {
        wait = std::min(wait, std::max(milliseconds(1), std::chrono::ceil<milliseconds>(due - at)));
    };
    if (const auto due = m_later.nextDue())
        until(*due);
    if (!m_unstored.isEmpty())
        until(m_storedAt + m_options.storeEvery);
    if (m_hasOverflown)
        until(at + retryDatabase);
    return wait;
}

void AlertWorker::loop()
{
    pthread_setname_np(pthread_self(), "kith-alerts");
    refreshPushable();
    catchUp();
    forgetOld();
    auto lastBatch = Clock::now() - m_options.breath;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait_for(lock, waitingTime(), [this] { return m_isStopping || m_isAskedToStore || !m_inbox.empty(); });
        // The more there is, the more is decided in one go.
        if (!m_isStopping && !m_isAskedToStore && !m_inbox.empty() && m_inbox.size() < m_options.batch)
            m_wake.wait_until(lock, lastBatch + m_options.breath, [this] { return m_isStopping || m_isAskedToStore; });
        std::vector<EventPtr> batch;
        if (m_inbox.size() <= m_options.batch) {
            batch.swap(m_inbox);
        } else {
            const auto end = m_inbox.begin() + qsizetype(m_options.batch);
            batch.assign(std::make_move_iterator(m_inbox.begin()), std::make_move_iterator(end));
            m_inbox.erase(m_inbox.begin(), end);
        }
        const bool isLast = m_isStopping && m_inbox.empty();
        const bool mustCatchUp = m_inbox.empty() && std::exchange(m_hasOverflown, false);
        const bool mustStore = m_isAskedToStore && m_inbox.empty();
        m_unstored.heard = m_heard - m_inbox.size();
        lock.unlock();
        lastBatch = Clock::now();
        if (!batch.empty())
            decide(std::move(batch));
        if (mustCatchUp)
            catchUp();
        ringLater();
        if (isLast || mustStore || Clock::now() >= m_storedAt + m_options.storeEvery)
            store();
        if (Clock::now() >= m_forgotAt + forgetEvery)
            forgetOld();
        lock.lock();
        if (isLast)
            return;
    }
}

void AlertWorker::decide(std::vector<EventPtr> events)
{
    std::vector<AlertMessage> messages;
    for (const EventPtr &event : events) {
        if (event->name == alert_events::endpoints) {
            refreshPushable();
        } else if (event->name == alert_events::feedRow) {
            const auto row = MessageId::fromString(event->data.value("id"_L1).toString()).value_or(MessageId());
            if (event->audience.size() == 1 && !m_caughtUp.contains(row))
                decideRow(event->audience.front(), event->data);
        } else if (auto message = AlertMessage::fromEvent(*event); message && !m_caughtUp.contains(message->id)) {
            messages.push_back(std::move(*message));
        }
    }
    decideMessages(std::move(messages));
}

void AlertWorker::decideMessages(std::vector<AlertMessage> messages)
{
    if (messages.empty())
        return;
    QSet<ConversationId> conversations;
    QSet<UserId> senders;
    std::unordered_set<UserId> members;
    for (const AlertMessage &message : messages) {
        conversations.insert(message.conversation);
        senders.insert(message.sender);
        members.insert(message.members.begin(), message.members.end());
        m_newest = std::max(m_newest, message.id);
    }
    auto read = m_storage.readAndWait<AlertCircumstances>([&](Transaction &transaction) -> Result<AlertCircumstances> {
        return alert_store::circumstances(transaction, conversations.values(), senders.values());
    });
    if (!read) {
        // They have no decision, so that they are found again.
        qCWarning(logAlerts) << messages.size() << "messages could not be decided about now:" << traitsOf(read.error().code).name;
        const std::scoped_lock lock(m_mutex);
        m_hasOverflown = true;
        return;
    }
    AlertCircumstances circumstances = std::move(read).value();
    circumstances.devices = m_board.devicesOf(std::vector<UserId>(members.begin(), members.end()));
    circumstances.pushable = m_pushable;
    for (AlertMessage &message : messages) {
        const bool isCollapsed = !m_pace.take(message.conversation, Clock::now());
        AlertPlan plan = planAlerts(std::move(message), circumstances, isCollapsed, now());
        ring(plan);
        for (LaterRing &later : plan.later)
            m_later.put(std::move(later), Clock::now());
        plan.later.clear();
        m_unstored.plans.push_back(std::move(plan));
    }
    const std::scoped_lock lock(m_mutex);
    m_figures.decided += messages.size();
    ++m_figures.batches;
}

/// One person, whose settings alone decide.
void AlertWorker::decideRow(UserId user, const QJsonObject &row)
{
    const auto settings = m_storage.readAndWait<NotificationSettings>(
        [user](Transaction &transaction) -> Result<NotificationSettings> { return notification_settings_store::of(transaction, user); });
    if (!settings) {
        const std::scoped_lock lock(m_mutex);
        m_hasOverflown = true;
        return;
    }
    const auto reason = alertReasonFromCode(row.value("reason"_L1).toString()).value_or(AlertReason::Contact);
    const auto id = MessageId::fromString(row.value("id"_L1).toString()).value_or(MessageId());
    const Timestamp at = now();
    const bool isQuiet = settings->isQuietAt(at);
    AlertRecord record{.message = id, .at = at, .usual = isQuiet ? AlertReason::Quiet : reason};
    if (isQuiet) {
        m_unstored.records.push_back(std::move(record));
        return;
    }
    const DeviceDecisions decisions = decideDevices(reason, {}, m_board.devices(user));
    std::vector<Ring> rings;
    LaterRing later{.message = id,
                    .conversation = {},
                    .user = user,
                    .reason = reason,
                    .hasPreview = settings->hasPreview,
                    .sound = settings->sound,
                    .silence = settings->ringOthersAfter,
                    .row = row};
    for (const DeviceDecision &device : decisions.devices) {
        if (!device.rings)
            continue;
        addRing(rings, reason, *settings, device.session);
        later.rang.push_back(device.session);
    }
    ringSessions(row, rings);
    record.rang = later.rang;
    m_unstored.records.push_back(std::move(record));
    if (decisions.mayRingLater)
        m_later.put(std::move(later), Clock::now());
    if (m_pushable.contains(user))
        m_unstored.rows.push_back({row, {pushFor(user, reason, *settings, decisions)}});
}

void AlertWorker::ring(const AlertPlan &plan)
{
    if (!plan.rings.empty())
        ringSessions(ringData(plan.message), plan.rings);
}

void AlertWorker::ringSessions(const QJsonObject &data, const std::vector<Ring> &rings)
{
    std::vector<EventPtr> events;
    quint64 devices = 0;
    for (const Ring &ring : rings) {
        QJsonObject own = data;
        own.insert(u"reason"_s, codeOf(ring.reason));
        own.insert(u"preview"_s, ring.hasPreview);
        own.insert(u"sound"_s, ring.sound);
        // A person's own event: the conversation is named in the data, so that no client takes it for a change of that.
        events.push_back(std::make_shared<const Event>(
            tellSessions({.name = u"notification"_s, .conversation = {}, .version = 0, .data = own}, ring.sessions)));
        devices += ring.sessions.size();
    }
    if (events.empty())
        return;
    m_sink.publish(std::move(events));
    const std::scoped_lock lock(m_mutex);
    m_figures.rings += devices;
}

/// The first device has had its time.
void AlertWorker::ringLater()
{
    std::vector<LaterRing> due = m_later.takeDue(Clock::now());
    if (due.empty())
        return;
    auto unread = m_storage.readAndWait<std::vector<LaterRing>>(
        [&](Transaction &transaction) -> Result<std::vector<LaterRing>> { return alert_store::stillUnread(transaction, due); });
    if (!unread) {
        qCWarning(logAlerts) << due.size() << "silent devices could not be looked after now:" << traitsOf(unread.error().code).name;
        m_later.putBack(std::move(due), Clock::now() + retryDatabase);
        return;
    }
    for (const LaterRing &later : *unread) {
        std::vector<Ring> rings;
        const std::vector<ConnectedDevice> devices = m_board.devices(later.user);
        const bool isShown = !later.conversation.isNull() && std::ranges::any_of(devices, [&](const ConnectedDevice &device) {
            return device.isViewing(later.conversation);
        });
        if (isShown)
            continue;
        const NotificationSettings settings{.hasPreview = later.hasPreview, .sound = later.sound};
        for (const ConnectedDevice &device : devices) {
            if (std::ranges::find(later.rang, device.session) == later.rang.end())
                addRing(rings, later.reason, settings, device.session);
        }
        if (rings.empty())
            continue;
        if (later.conversation.isNull()) {
            ringSessions(later.row, rings);
            continue;
        }
        const AlertMessage message{.id = later.message,
                                   .conversation = later.conversation,
                                   .seq = later.seq,
                                   .sender = later.sender,
                                   .at = std::chrono::time_point_cast<Timestamp::duration>(timeOfId(later.message.value()))};
        ringSessions(ringData(message), rings);
        m_unstored.records.push_back(
            {.message = later.message, .stage = AlertRecord::Stage::RangLater, .at = now(), .rang = rings.front().sessions});
    }
}

void AlertWorker::refreshPushable()
{
    auto read = m_storage.readAndWait<QSet<UserId>>(
        [](Transaction &transaction) -> Result<QSet<UserId>> { return alert_store::pushable(transaction); });
    if (read)
        m_pushable = std::move(read).value();
}

} // namespace kith::server
