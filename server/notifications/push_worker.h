// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/presence_board.h"
#include "server/notifications/alert_record.h"
#include "server/notifications/push_queue.h"
#include "server/outbound/outbound_client.h"
#include "server/storage/storage.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace kith::server {

struct PushOptions
{
    QString serverName = QStringLiteral("Kith"); ///< in mails
    std::chrono::milliseconds backoff{10'000}; ///< before the second try; three times as long before each next one
    std::chrono::milliseconds longestBackoff{3'600'000};
    std::chrono::milliseconds lease{60'000}; ///< what is under way is tried again after so long, should nothing be heard of it
    std::chrono::milliseconds withdrawEvery{3'000}; ///< how often is looked whether devices show what has been read elsewhere
    std::chrono::hours keep{24}; ///< how long something is worth pushing
    std::chrono::hours deadAfter{72}; ///< an endpoint that fails for so long, and this often, is disabled
    int deadFailures = 10;
    int deadMails = 3; ///< refusals for good, in a row
    int atOnce = 64; ///< taken from the queue in one go
    int most = 100'000; ///< waiting for all endpoints together; the oldest beyond it are dropped
};

/// Takes what waits in the push queue to its endpoints, again and again until it arrives, is read or is too old.
///
/// An endpoint that says that it is gone (404, 410) is removed. One that may not be connected to, or that fails for days,
/// is disabled, and its owner is told why in the list. Every push is at least once: X-Kith-Delivery tells a receiver what it has seen already.
///
/// Thread: its own; wake() and stop() from any. Owner: all references outlive it.
class PushWorker
{
public:
    PushWorker(Storage &storage, const PresenceBoard &board, IdGenerator &ids, OutboundClient &outbound, PushOptions options);
    ~PushWorker();

    /// Something is due at `at`, or was put in without saying when.
    void wake(std::optional<Timestamp> at = {});
    /// What is under way is cut; it is tried again after the next start.
    void stop();

    struct Count
    {
        quint64 delivered = 0;
        quint64 failed = 0; ///< each try
    };
    struct Figures
    {
        Count unifiedPush = {};
        Count webhook = {};
        Count mail = {};
        quint64 disabled = 0; ///< endpoints, the removed ones too
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Sent
    {
        PushEndpoint endpoint;
        std::vector<PushItem> items;
        Outcome outcome;
    };

    void loop();
    /// False when the database could not answer: later again.
    [[nodiscard]] bool sendWhatIsDue();
    void send(const PushEndpoint &endpoint, std::vector<PushItem> items, const QString &address);
    [[nodiscard]] bool isNeedless(const PushEndpoint &endpoint, const PushItem &item) const;
    void settle(std::vector<Sent> results);
    /// False: its endpoint is given up.
    [[nodiscard]] bool settleOne(Transaction &transaction, const Sent &sent, Timestamp at);
    void count(const Outcome &outcome, PushEndpoint::Kind kind);
    [[nodiscard]] std::optional<QString> whyDead(const Sent &sent, Timestamp at) const;
    [[nodiscard]] std::chrono::milliseconds backoffOf(const PushItem &item, const Outcome &outcome) const;
    void finished(Sent sent);
    void prune();
    /// The last process left work under way.
    void begin();
    void withdraw();

    Storage &m_storage;
    const PresenceBoard &m_board;
    IdGenerator &m_ids;
    OutboundClient &m_outbound;
    const PushOptions m_options;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Timestamp> m_nextDue; ///< absent: nothing waits
    std::vector<Sent> m_results;
    Figures m_figures;
    bool m_isStopping = false;
    Timestamp m_prunedAt{}; ///< this and the next ones: the worker's thread alone
    Timestamp m_withdrewAt{};
    bool m_isAnyShown = true; ///< or not known yet
    std::set<EndpointId> m_mailing; ///< a digest is under way: what is due meanwhile waits for the next one
    std::thread m_thread;
};

} // namespace kith::server
