// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/model/user.h"

#include <QtCore/QHash>

#include <chrono>
#include <limits>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace kith::server {

/// One socket of a device, as whoever holds it reports it.
struct Attendance
{
    quint32 source = 0; ///< who reports: a hub thread
    quint64 connection = 0; ///< names the socket within its source
    SessionId session = {};
    bool isIdle = false; ///< nobody is at the device, as it says itself
    ConversationId viewing = {}; ///< what it shows; null: none
    Timestamp activeAt{}; ///< last sign of a person at it
};

/// A sign-in session that is connected, with all its sockets taken together.
struct ConnectedDevice
{
    SessionId session = {};
    bool isIdle = false; ///< every socket of it is
    Timestamp activeAt{};
    std::vector<ConversationId> viewing = {}; ///< shown by sockets that are not idle

    [[nodiscard]] bool isViewing(ConversationId conversation) const;
};

/// Who is connected right now, with which devices, and what these show. Written by the realtime room, read by whoever
/// answers "is she there?" and "which of his devices shall ring?".
///
/// A report is a lease: it holds while its source renews. When a source stalls, its sockets count as gone without
/// anybody having to say so.
/// Visibility is not decided here: ask the users room whether the caller may see it. Thread: any.
class PresenceBoard
{
public:
    using Clock = std::chrono::steady_clock;

    explicit PresenceBoard(std::chrono::milliseconds lease = std::chrono::seconds(10));

    /// What others are shown. Somebody whose sockets have all lapsed is shown offline whatever was set.
    /// True when this changed it.
    bool setOnline(UserId user, bool isOnline, Timestamp at);

    /// Takes a report, new or changed. False: the socket is new, and `user` has `most` sockets already; nothing was taken.
    bool put(UserId user, const Attendance &attendance, int most = std::numeric_limits<int>::max());
    /// False: there was none.
    bool remove(UserId user, quint32 source, quint64 connection);
    /// Prolongs everything that `source` reported.
    void renew(quint32 source);
    /// Everybody with a socket of a source that has lapsed, or come back, since the last call.
    [[nodiscard]] std::vector<UserId> takeLapses();

    [[nodiscard]] Presence of(UserId user) const;
    /// Sockets, lapsed ones too.
    [[nodiscard]] int socketCount(UserId user) const;
    /// Order: most recently active first.
    [[nodiscard]] std::vector<ConnectedDevice> devices(UserId user) const;
    /// The same of several people; who has no device is left out.
    [[nodiscard]] QHash<UserId, std::vector<ConnectedDevice>> devicesOf(const std::vector<UserId> &users) const;
    [[nodiscard]] qsizetype onlineCount() const;

private:
    struct Person
    {
        bool isOnline = false;
        std::optional<Timestamp> lastSeenAt = {};
        std::vector<Attendance> sockets = {};
    };
    struct Lease
    {
        Clock::time_point until = {};
        bool isKnownLapsed = false;
    };

    /// With m_mutex held.
    [[nodiscard]] bool isLive(const Attendance &socket, Clock::time_point at) const;
    [[nodiscard]] Presence presenceOf(const Person &person, Clock::time_point at) const;
    [[nodiscard]] std::vector<ConnectedDevice> devicesOf(const Person &person, Clock::time_point at) const;

    const std::chrono::milliseconds m_lease;
    mutable std::mutex m_mutex;
    QHash<UserId, Person> m_people;
    std::unordered_map<quint32, Lease> m_leases;
};

} // namespace kith::server
