// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub thread does with the events of the bus. The loop is in hub_thread.cpp.
#include "server/realtime/hub_thread.h"

#include <algorithm>
#include <unordered_set>

namespace kith::server {

namespace {
/// Longer than a hello can be on its way through the lanes.
constexpr qint64 revocationKeptMs = 60'000;
} // namespace

void HubThread::deliverNow(const Delivery &delivery)
{
    const Event &event = *delivery.event;
    if (event.kind == Event::Kind::RevokeSession) {
        revoke(event.session);
        return;
    }
    for (const SessionId session : event.onlySessions)
        sendToSession(session, delivery);
    if (!event.onlySessions.empty())
        return;
    // Both lists may be long: everybody in a large group, and everybody who wrote in it.
    const bool isLong = event.always.size() > 8;
    const std::unordered_set<UserId> always = isLong ? std::unordered_set<UserId>(event.always.begin(), event.always.end())
                                                     : std::unordered_set<UserId>();
    const auto isAlways = [&](UserId user) {
        return isLong ? always.contains(user) : std::find(event.always.begin(), event.always.end(), user) != event.always.end();
    };
    for (const UserId user : event.audience) {
        if (!isAlways(user))
            sendToPerson(user, delivery, event.onlyViewersOf);
    }
    for (const UserId user : event.always)
        sendToPerson(user, delivery, {});
}

void HubThread::sendToSession(SessionId session, const Delivery &delivery)
{
    HubConnection *next = nullptr;
    for (HubConnection *connection = m_audience.ofSession(session); connection; connection = next) {
        next = connection->nextOfSession;
        send(*connection, delivery.frame, {.as = FrameTiming::As::Event, .since = delivery.at});
        ++m_uncountedDeliveries;
    }
}

void HubThread::revoke(SessionId session)
{
    m_revokedAtMs[session] = m_nowMs;
    while (HubConnection *connection = m_audience.ofSession(session))
        close(*connection, CloseCode::NotSignedIn, "signed out");
}

void HubThread::forgetOldRevocations()
{
    std::erase_if(m_revokedAtMs, [this](const auto &entry) { return m_nowMs - entry.second > revocationKeptMs; });
}

void HubThread::sendToPerson(UserId user, const Delivery &delivery, ConversationId onlyViewersOf)
{
    HubConnection *next = nullptr;
    for (HubConnection *connection = m_audience.ofUser(user); connection; connection = next) {
        next = connection->nextOfUser;
        if (!delivery.event->session.isNull() && connection->caller.session == delivery.event->session)
            continue;
        if (!onlyViewersOf.isNull() && connection->viewing != onlyViewersOf)
            continue;
        send(*connection, delivery.frame, {.as = FrameTiming::As::Event, .since = delivery.at});
        ++m_uncountedDeliveries;
    }
}

} // namespace kith::server
