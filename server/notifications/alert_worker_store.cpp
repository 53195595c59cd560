// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the alert worker stores, and what it finds again.
#include "server/notifications/alert_worker.h"

#include "server/notifications/alert_store.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/notify.h"
#include "server/notifications/push_queue.h"
#include "shared/kill_point.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace kith::server {

Q_DECLARE_LOGGING_CATEGORY(logAlerts)

using namespace Qt::Literals::StringLiterals;

namespace {
/// Ids are given before the commit: something that was committed last may have an id from a moment earlier.
constexpr std::chrono::minutes idSlack{1};
/// More unstored decisions than this, and the oldest are given up: the database has refused for minutes.
constexpr size_t mostUnstored = 50'000;

void putPushes(Transaction &transaction, const AlertPlan &plan, const QList<PushEndpoint> &endpoints, IdGenerator &ids, AlertRecord &record,
               std::optional<Timestamp> &firstDue)
{
    std::map<bool, std::vector<PushWish>> wishes; // by whether the person was named
    for (const PushWish &wish : plan.pushes)
        wishes[wish.reason == AlertReason::Mention || wish.reason == AlertReason::Keyword].push_back(wish);
    for (const auto &[isNamed, of] : wishes) {
        const push_queue::Subject subject{.kind = isNamed ? u"mention"_s : u"message"_s,
                                          .conversation = plan.message.conversation,
                                          .message = plan.message.id,
                                          .seq = plan.message.seq};
        const push_queue::Queued queued = push_queue::put(transaction, of, subject, endpoints, ids, plan.record.at);
        record.pushed.insert(record.pushed.end(), queued.endpoints.begin(), queued.endpoints.end());
        if (queued.firstDue)
            firstDue = std::min(firstDue.value_or(*queued.firstDue), *queued.firstDue);
    }
}
} // namespace

void AlertWorker::store()
{
    m_storedAt = Clock::now();
    bool isStored = true;
    if (!m_unstored.isEmpty()) {
        killPoint("alerts.decided");
        std::optional<Timestamp> firstDue;
        qint64 bytes = 0;
        // Rows of the feed step the versions of people, which others do as well.
        const bool hasFeed = std::ranges::any_of(m_unstored.plans, [](const AlertPlan &plan) { return !plan.feed.empty(); });
        const auto written = m_storage.writeAndWait<bool>(
            [&](Transaction &transaction) -> Result<bool> {
                firstDue.reset();
                storeIn(transaction, firstDue, bytes);
                return true;
            },
            hasFeed ? LaneKey() : push_queue::lane);
        isStored = written.isOk();
        if (!written) {
            qCWarning(logAlerts) << m_unstored.plans.size() << "decisions could not be stored:" << traitsOf(written.error().code).name;
            if (m_unstored.plans.size() > mostUnstored)
                m_unstored.plans.erase(m_unstored.plans.begin(), m_unstored.plans.begin() + qsizetype(mostUnstored / 2));
        } else {
            m_unstored.plans.clear();
            m_unstored.rows.clear();
            m_unstored.records.clear();
            m_logBytes += m_logBytes >= 0 ? bytes : 0;
            if (firstDue && m_pushQueued)
                m_pushQueued(*firstDue);
        }
    }
    const std::scoped_lock lock(m_mutex);
    if (isStored)
        m_settled = m_unstored.heard;
    // Otherwise the next round tries, not at once.
    m_isAskedToStore = isStored && m_isAskedToStore && m_settled < m_heard;
    m_stored.notify_all();
}

void AlertWorker::storeIn(Transaction &transaction, std::optional<Timestamp> &firstDue, qint64 &bytes)
{
    QSet<UserId> people;
    for (const AlertPlan &plan : m_unstored.plans) {
        for (const PushWish &wish : plan.pushes)
            people.insert(wish.user);
    }
    for (const auto &[row, wishes] : m_unstored.rows) {
        for (const PushWish &wish : wishes)
            people.insert(wish.user);
    }
    const QList<PushEndpoint> endpoints = EndpointStore(transaction).activeOf(people.values());
    std::vector<AlertRecord> records = m_unstored.records;
    for (const AlertPlan &plan : m_unstored.plans) {
        AlertRecord record = plan.record;
        putPushes(transaction, plan, endpoints, m_ids, record, firstDue);
        records.push_back(std::move(record));
        for (const auto &[user, reason] : plan.feed) {
            Notification row;
            row.kind = NotificationKind::Mention;
            row.reason = reason;
            row.actor.id = plan.message.sender;
            row.conversation = plan.message.conversation;
            row.message = plan.message.id;
            row.seq = plan.message.seq;
            row.createdAt = plan.message.at;
            noteMention(transaction, m_ids, user, row);
        }
    }
    for (const auto &[row, wishes] : m_unstored.rows) {
        const push_queue::Subject subject{
            .kind = row.value("kind"_L1).toString(),
            .conversation = ConversationId::fromString(row.value("conversationId"_L1).toString()).value_or(ConversationId()),
            .row = NotificationId::fromString(row.value("id"_L1).toString()).value_or(NotificationId())};
        const push_queue::Queued queued = push_queue::put(transaction, wishes, subject, endpoints, m_ids, now());
        if (queued.firstDue)
            firstDue = std::min(firstDue.value_or(*queued.firstDue), *queued.firstDue);
    }
    bytes = alert_store::insertRecords(transaction, std::move(records), m_ids, now());
}

void AlertWorker::catchUp()
{
    store();
    struct Found
    {
        std::vector<AlertMessage> messages;
        std::vector<std::pair<UserId, QJsonObject>> rows;
    };
    auto found = m_storage.readAndWait<Found>([&](Transaction &transaction) -> Result<Found> {
        const MessageId newest = std::max(m_newest, alert_store::newestDecided(transaction));
        const Timestamp known = newest.isNull() ? now() - m_options.firstCatchUp
                                                : std::chrono::time_point_cast<Timestamp::duration>(timeOfId(newest.value())) - idSlack;
        const qint64 after = firstIdAt(std::max<Timestamp>(now() - m_options.catchUp, known));
        return Found{.messages = alert_store::undecided(transaction, MessageId(after), m_options.catchUpMost),
                     .rows = alert_store::undecidedRows(transaction, NotificationId(after), m_options.catchUpMost)};
    });
    if (!found || (found->messages.empty() && found->rows.empty()))
        return;
    std::vector<AlertMessage> messages = std::move(found->messages);
    qCInfo(logAlerts) << messages.size() << "messages and" << found->rows.size() << "rows of feeds are decided about late";
    const MessageId longAgo(firstIdAt(now() - idSlack));
    m_caughtUp.removeIf([&](const MessageId &id) { return id < longAgo; });
    for (const AlertMessage &message : messages)
        m_caughtUp.insert(message.id);
    for (const auto &[user, row] : found->rows) {
        m_caughtUp.insert(MessageId::fromString(row.value("id"_L1).toString()).value_or(MessageId()));
        decideRow(user, row);
    }
    for (size_t begin = 0; begin < messages.size(); begin += m_options.batch) {
        const size_t end = std::min(messages.size(), begin + m_options.batch);
        decideMessages(
            {std::make_move_iterator(messages.begin() + qsizetype(begin)), std::make_move_iterator(messages.begin() + qsizetype(end))});
    }
    store();
    if (int(messages.size()) >= m_options.catchUpMost || int(found->rows.size()) >= m_options.catchUpMost) {
        const std::scoped_lock lock(m_mutex);
        m_hasOverflown = true;
    }
}

void AlertWorker::forgetOld()
{
    m_forgotAt = Clock::now();
    if (m_logBytes < 0) {
        const auto bytes = m_storage.readAndWait<qint64>(
            [](Transaction &transaction) -> Result<qint64> { return alert_store::recordBytes(transaction); });
        if (!bytes)
            return;
        m_logBytes = *bytes;
    }
    // In small steps, between which the lane does other things.
    for (;;) {
        const bool isTooMuch = m_logBytes > m_options.keepBytes;
        const Timestamp before = isTooMuch ? now() : now() - m_options.keep;
        const auto freed = m_storage.writeAndWait<qint64>(
            [before](Transaction &transaction) -> Result<qint64> { return alert_store::forgetOldest(transaction, before); },
            push_queue::lane);
        if (!freed || *freed == 0)
            return;
        m_logBytes -= *freed;
    }
}

} // namespace kith::server
