// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/bus.h"
#include "server/notifications/alert_message.h"
#include "server/notifications/later_rings.h"
#include "server/notifications/ring_pace.h"
#include "server/storage/storage.h"
#include "shared/id_generator.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace kith::server {

struct AlertOptions
{
    size_t inbox = 8192; ///< committed messages that wait for a decision; beyond it they are read from the database later
    size_t batch = 256; ///< decided in one go
    std::chrono::milliseconds breath{10}; ///< between two batches, so that more is decided in one go the more there is
    std::chrono::milliseconds storeEvery{250}; ///< decisions are stored together; until then they are in memory
    std::chrono::hours catchUp{24}; ///< how far back a start looks for what nobody decided about
    std::chrono::minutes firstCatchUp{10}; ///< the same, where nothing is known to have been decided
    int catchUpMost = 5'000; ///< in one go; the rest follows
    std::chrono::hours keep{14 * 24}; ///< decisions
    qint64 keepBytes = 256 * 1024 * 1024;
    RingPace::Limits pace = {};
};

/// Decides about every committed message, for every member and each of his devices, and sees to what follows.
///
/// Off the way of a message: it hears of them from the bus after their commit, takes all that wait at once, reads what it
/// needs in a few queries, makes the devices ring, and stores decisions, mentions and pushes in one write a few times a
/// second. Nothing is missed: what did not fit its inbox, or was not stored when the process died, is found in the
/// database by having no decision, and decided late.
///
/// Thread: its own. hear() from any, never blocks; settle() and stop() from any. Owner: all references outlive it.
class AlertWorker
{
public:
    /// Called when something was put into the push queue, with when it is due.
    using PushQueued = std::function<void(Timestamp)>;

    AlertWorker(Storage &storage, const PresenceBoard &board, EventSink &sink, IdGenerator &ids, AlertOptions options,
                PushQueued pushQueued);
    ~AlertWorker();

    /// Begins: first with what the last run left undecided.
    void start();
    /// To be subscribed to the bus.
    void hear(const std::vector<EventPtr> &events);
    /// Waits until everything heard before is decided and stored, at most for `patience`. False: it took longer.
    [[nodiscard]] bool settle(std::chrono::milliseconds patience);
    /// Decides and stores what was heard, then ends.
    void stop();

    struct Figures
    {
        quint64 decided = 0; ///< messages
        quint64 rings = 0; ///< devices
        quint64 batches = 0;
        quint64 overflows = 0;
    };
    [[nodiscard]] Figures figures() const;

private:
    /// What is decided and not yet stored.
    struct Unstored
    {
        std::vector<AlertPlan> plans;
        std::vector<std::pair<QJsonObject, std::vector<PushWish>>> rows; ///< of the feed, whose rings are decided
        std::vector<AlertRecord> records; ///< of later rings
        quint64 heard = 0; ///< everything up to this one is in here, or stored
        [[nodiscard]] bool isEmpty() const { return plans.empty() && rows.empty() && records.empty(); }
    };

    void loop();
    [[nodiscard]] std::chrono::milliseconds waitingTime() const;
    void decide(std::vector<EventPtr> events);
    void decideMessages(std::vector<AlertMessage> messages);
    void decideRow(UserId user, const QJsonObject &row);
    void ringLater();
    void catchUp();
    void refreshPushable();
    void store();
    void storeIn(Transaction &transaction, std::optional<Timestamp> &firstDue, qint64 &bytes);
    void forgetOld();
    void ring(const AlertPlan &plan);
    void ringSessions(const QJsonObject &data, const std::vector<Ring> &rings);

    Storage &m_storage;
    const PresenceBoard &m_board;
    EventSink &m_sink;
    IdGenerator &m_ids;
    const AlertOptions m_options;
    const PushQueued m_pushQueued;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_stored;
    std::vector<EventPtr> m_inbox;
    quint64 m_heard = 0; ///< events ever taken into the inbox
    quint64 m_settled = 0; ///< of these, decided and stored
    bool m_hasOverflown = false;
    bool m_isAskedToStore = false;
    bool m_isStopping = false;
    Figures m_figures;

    // The worker's thread alone.
    using Clock = std::chrono::steady_clock;
    Unstored m_unstored;
    LaterRings m_later;
    RingPace m_pace;
    QSet<UserId> m_pushable;
    MessageId m_newest; ///< ever decided
    QSet<MessageId> m_caughtUp; ///< decided from the database, while their events may still come; rows of feeds as well
    Clock::time_point m_storedAt{};
    Clock::time_point m_forgotAt{};
    qint64 m_logBytes = -1; ///< negative: not known yet
    std::thread m_thread;
};

} // namespace kith::server
