// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/push_worker.h"

#include "server/notifications/alert_store.h"
#include "server/notifications/endpoint_store.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <map>
#include <pthread.h>

namespace kith::server {

Q_LOGGING_CATEGORY(logPush, "kith.push")

using namespace Qt::Literals::StringLiterals;
using Kind = PushEndpoint::Kind;

namespace {
constexpr std::chrono::seconds retryDatabase{2};
constexpr std::chrono::minutes pruneEvery{5};
constexpr std::chrono::seconds whenFull{5};

QString stateOf(const Outcome &outcome)
{
    switch (outcome.kind) {
    case Outcome::Kind::Delivered: return u"delivered"_s;
    case Outcome::Kind::Rejected: return u"answered %1"_s.arg(outcome.status);
    case Outcome::Kind::Unreachable: return u"unreachable"_s;
    case Outcome::Kind::Forbidden: return u"forbidden"_s;
    case Outcome::Kind::Cancelled: break;
    }
    return u"cancelled"_s;
}
} // namespace

PushWorker::PushWorker(Storage &storage, const PresenceBoard &board, IdGenerator &ids, OutboundClient &outbound, PushOptions options)
    : m_storage(storage)
    , m_board(board)
    , m_ids(ids)
    , m_outbound(outbound)
    , m_options(std::move(options))
    , m_nextDue(now()) // what the last run left behind
    , m_thread([this] { loop(); })
{
}

PushWorker::~PushWorker()
{
    stop();
}

void PushWorker::wake(std::optional<Timestamp> at)
{
    {
        const std::scoped_lock lock(m_mutex);
        const Timestamp due = at.value_or(now());
        m_nextDue = std::min(m_nextDue.value_or(due), due);
    }
    m_wake.notify_one();
}

void PushWorker::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    m_outbound.stop();
    if (m_thread.joinable())
        m_thread.join();
}

PushWorker::Figures PushWorker::figures() const
{
    const std::scoped_lock lock(m_mutex);
    return m_figures;
}

void PushWorker::loop()
{
    pthread_setname_np(pthread_self(), "kith-push");
    begin();
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto isDue = [this] { return m_isStopping || !m_results.empty() || (m_nextDue && *m_nextDue <= now()); };
        std::chrono::milliseconds wait = m_isAnyShown ? m_options.withdrawEvery : std::chrono::milliseconds(pruneEvery);
        if (m_nextDue)
            wait = std::clamp<std::chrono::milliseconds>(*m_nextDue - now(), std::chrono::milliseconds(1), wait);
        m_wake.wait_for(lock, wait, isDue);
        if (m_isStopping)
            return;
        std::vector<Sent> results = std::exchange(m_results, {});
        const bool hasDue = m_nextDue && *m_nextDue <= now();
        if (hasDue)
            m_nextDue.reset();
        lock.unlock();
        if (!results.empty())
            settle(std::move(results));
        if (m_isAnyShown && now() - m_withdrewAt >= m_options.withdrawEvery)
            withdraw();
        if (hasDue && !sendWhatIsDue())
            wake(now() + retryDatabase);
        if (now() - m_prunedAt >= pruneEvery)
            prune();
        lock.lock();
    }
}

bool PushWorker::isNeedless(const PushEndpoint &endpoint, const PushItem &item) const
{
    const std::vector<ConnectedDevice> devices = m_board.devices(item.user);
    return std::ranges::any_of(devices, [&](const ConnectedDevice &device) {
        return (!endpoint.session.isNull() && device.session == endpoint.session)
               || (!item.isWithdrawal() && !item.conversation.isNull() && device.isViewing(item.conversation));
    });
}

bool PushWorker::sendWhatIsDue()
{
    const auto due = m_storage.readAndWait<push_queue::Due>(
        [this](Transaction &transaction) -> Result<push_queue::Due> { return push_queue::due(transaction, now(), m_options.atOnce); });
    if (!due)
        return false;
    QList<qint64> pointless(due->pointless.begin(), due->pointless.end());
    QList<qint64> waiting;
    std::map<EndpointId, std::vector<PushItem>> digests;
    std::vector<PushItem> singles;
    for (const PushItem &item : due->items) {
        const PushEndpoint endpoint = due->endpoints.value(item.endpoint);
        if (endpoint.id.isNull() || endpoint.disabledAt || isNeedless(endpoint, item))
            pointless.append(item.queueId);
        else if (m_mailing.contains(endpoint.id))
            waiting.append(item.queueId);
        else if (endpoint.kind == Kind::Email)
            digests[item.endpoint].push_back(item);
        else
            singles.push_back(item);
    }
    const auto leased = m_storage.writeAndWait<std::optional<Timestamp>>(
        [&](Transaction &transaction) -> Result<std::optional<Timestamp>> {
            push_queue::remove(transaction, pointless);
            for (const qint64 item : waiting)
                push_queue::postpone(transaction, item, now() + whenFull, false);
            for (const PushItem &item : singles)
                push_queue::lease(transaction, item.queueId, now() + m_options.lease);
            for (const auto &[endpoint, items] : digests) {
                for (const PushItem &item : items)
                    push_queue::lease(transaction, item.queueId, now() + m_options.lease);
            }
            return push_queue::nextDue(transaction);
        },
        push_queue::lane);
    if (!leased)
        return false;
    for (const PushItem &item : singles)
        send(due->endpoints.value(item.endpoint), {item}, {});
    for (const auto &[endpoint, items] : digests) {
        m_mailing.insert(endpoint);
        send(due->endpoints.value(endpoint), items, due->addresses.value(items.front().user));
    }
    if (*leased)
        wake(*leased);
    return true;
}

void PushWorker::send(const PushEndpoint &endpoint, std::vector<PushItem> items, const QString &address)
{
    const Mail mail = endpoint.kind == Kind::Email ? digestMail(endpoint, address, items, m_options.serverName) : Mail();
    HttpPost post = endpoint.kind == Kind::Email ? HttpPost() : pushRequest(endpoint, items.front(), now());
    Sent sent{.endpoint = endpoint, .items = std::move(items), .outcome = {}};
    const auto done = [this, sent](const Outcome &outcome) {
        Sent result = sent;
        result.outcome = outcome;
        finished(std::move(result));
    };
    const bool isTaken = endpoint.kind == Kind::Email ? m_outbound.mail(mail, done) : m_outbound.post(std::move(post), done);
    if (isTaken)
        return;
    sent.outcome = {.kind = Outcome::Kind::Cancelled, .retryAfter = whenFull};
    finished(std::move(sent));
}

void PushWorker::finished(Sent sent)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_results.push_back(std::move(sent));
    }
    m_wake.notify_one();
}

void PushWorker::settle(std::vector<Sent> results)
{
    quint64 disabled = 0;
    const auto settled = m_storage.writeAndWait<std::optional<Timestamp>>(
        [&](Transaction &transaction) -> Result<std::optional<Timestamp>> {
            const Timestamp at = now();
            disabled = 0;
            for (const Sent &sent : results)
                disabled += settleOne(transaction, sent, at) ? 0 : 1;
            return push_queue::nextDue(transaction);
        },
        push_queue::lane);
    if (!settled)
        qCWarning(logPush) << "the outcome of" << results.size() << "pushes could not be stored; they are sent again";
    for (const Sent &sent : results)
        m_mailing.erase(sent.endpoint.id);
    const std::scoped_lock lock(m_mutex);
    for (const Sent &sent : results)
        count(sent.outcome, sent.endpoint.kind);
    m_figures.disabled += settled ? disabled : 0;
    if (settled && *settled)
        m_nextDue = std::min(m_nextDue.value_or(**settled), **settled);
}

/// With m_mutex held.
void PushWorker::count(const Outcome &outcome, PushEndpoint::Kind kind)
{
    if (outcome.kind == Outcome::Kind::Cancelled)
        return;
    Count &of = kind == Kind::UnifiedPush ? m_figures.unifiedPush : kind == Kind::Webhook ? m_figures.webhook : m_figures.mail;
    ++(outcome.kind == Outcome::Kind::Delivered ? of.delivered : of.failed);
}

bool PushWorker::settleOne(Transaction &transaction, const Sent &sent, Timestamp at)
{
    const Outcome &outcome = sent.outcome;
    if (outcome.kind == Outcome::Kind::Cancelled) {
        for (const PushItem &item : sent.items)
            push_queue::postpone(transaction, item.queueId, at + outcome.retryAfter.value_or(whenFull), false);
        return true;
    }
    std::vector<AlertRecord> records;
    for (const PushItem &item : sent.items) {
        if (!item.message.isNull() && !item.isWithdrawal())
            records.push_back({.message = item.message,
                               .stage = AlertRecord::Stage::Pushed,
                               .at = at,
                               .pushed = {sent.endpoint.id},
                               .outcome = stateOf(outcome)});
    }
    alert_store::insertRecords(transaction, records, m_ids, at);
    EndpointStore endpoints(transaction);
    if (outcome.kind == Outcome::Kind::Delivered) {
        endpoints.noteDelivered(sent.endpoint.id, at);
        for (const PushItem &item : sent.items) {
            push_queue::removeSent(transaction, item.queueId, item.message);
            if (sent.endpoint.kind == Kind::UnifiedPush && !item.message.isNull() && !item.isWithdrawal()) {
                push_queue::noteShown(transaction, item, at);
                m_isAnyShown = true;
            }
        }
        return true;
    }
    const bool isGone = outcome.kind == Outcome::Kind::Rejected && (outcome.status == 404 || outcome.status == 410);
    if (isGone && sent.endpoint.kind != Kind::Email) {
        if (endpoints.remove(sent.endpoint.user, sent.endpoint.id)) {
            endpoints.tellChanged(sent.endpoint.user);
            qCInfo(logPush) << "endpoint" << sent.endpoint.id << "is removed: it answered" << outcome.status;
        }
        return false;
    }
    endpoints.noteFailed(sent.endpoint.id, at, outcome.detail);
    if (const auto reason = whyDead(sent, at)) {
        endpoints.disable(sent.endpoint.id, at, *reason);
        endpoints.tellChanged(sent.endpoint.user);
        qCInfo(logPush) << "endpoint" << sent.endpoint.id << "is disabled:" << *reason;
        return false;
    }
    for (const PushItem &item : sent.items)
        push_queue::postpone(transaction, item.queueId, at + backoffOf(item, outcome), true);
    return true;
}

std::optional<QString> PushWorker::whyDead(const Sent &sent, Timestamp at) const
{
    const Outcome &outcome = sent.outcome;
    const PushEndpoint &endpoint = sent.endpoint;
    const bool isMail = endpoint.kind == Kind::Email;
    if (outcome.kind == Outcome::Kind::Forbidden)
        return outcome.detail;
    const int failures = endpoint.failures + 1;
    if (isMail && outcome.kind == Outcome::Kind::Rejected && outcome.status >= 500 && failures >= m_options.deadMails)
        return u"The mail server refused it %1 times."_s.arg(failures);
    if (failures >= m_options.deadFailures && endpoint.failingSince && at - *endpoint.failingSince >= m_options.deadAfter)
        return u"It failed %1 times since %2: %3"_s.arg(failures).arg(toRfc3339(*endpoint.failingSince), outcome.detail);
    return std::nullopt;
}

std::chrono::milliseconds PushWorker::backoffOf(const PushItem &item, const Outcome &outcome) const
{
    auto wait = m_options.backoff;
    for (int i = 0; i < item.attempts && wait < m_options.longestBackoff; ++i)
        wait *= 3;
    wait = std::min(wait, m_options.longestBackoff);
    // A fifth more or less, so that what failed together is not tried together.
    wait = wait * (80 + QRandomGenerator::global()->bounded(41)) / 100;
    if (outcome.retryAfter)
        wait = std::max<std::chrono::milliseconds>(wait, *outcome.retryAfter);
    return wait;
}

void PushWorker::begin()
{
    (void)m_storage.writeAndWait<bool>(
        [](Transaction &transaction) -> Result<bool> {
            push_queue::endLeases(transaction, now());
            return true;
        },
        push_queue::lane);
}

void PushWorker::withdraw()
{
    m_withdrewAt = now();
    const auto done = m_storage.writeAndWait<push_queue::Withdrawn>(
        [this](Transaction &transaction) -> Result<push_queue::Withdrawn> { return push_queue::withdraw(transaction, m_ids, now()); },
        push_queue::lane);
    if (!done)
        return;
    m_isAnyShown = done->isAnyShown;
    if (done->count > 0)
        wake();
}

void PushWorker::prune()
{
    m_prunedAt = now();
    (void)m_storage.writeAndWait<bool>(
        [this](Transaction &transaction) -> Result<bool> {
            push_queue::prune(transaction, now() - m_options.keep, m_options.most);
            return true;
        },
        push_queue::lane);
}

} // namespace kith::server
