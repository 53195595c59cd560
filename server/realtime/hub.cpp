// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub.h"

#include "server/realtime/bye.h"
#include "server/realtime/frame_encoder.h"

#include <sys/socket.h>
#include <unistd.h>

namespace kith::server {

Hub::Hub(int threads, const HubLimits &limits, ConnectionEvents &events)
    : m_limits(limits)
{
    Q_ASSERT_X(threads > 0, "Hub", "a hub needs a thread");
    for (int i = 0; i < threads; ++i)
        m_threads.push_back(std::make_unique<HubThread>(i, limits, events, m_figures));
}

Hub::~Hub()
{
    stop();
}

bool Hub::hasRoom() const
{
    return !m_isDraining && m_figures.connections < m_limits.connections;
}

void Hub::adopt(Adoption adoption)
{
    const int descriptor = adoption.descriptor;
    if (m_isDraining) {
        turnAway(descriptor, CloseCode::ServiceRestart);
        return;
    }
    if (m_figures.connections.fetch_add(1) < m_limits.connections) {
        HubThread &thread = *m_threads[m_nextThread.fetch_add(1) % m_threads.size()];
        if (thread.adopt(std::move(adoption)))
            return;
    }
    m_figures.connections.fetch_sub(1);
    turnAway(descriptor, CloseCode::TryAgainLater);
}

void Hub::turnAway(int descriptor, CloseCode code)
{
    const QByteArray words = byeFrame(code) + FrameEncoder::close(code);
    // Best effort: a fresh socket has room for it, and nothing waits for the peer.
    [[maybe_unused]] const auto sent = ::send(descriptor, words.constData(), size_t(words.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(descriptor, SHUT_WR);
    ::close(descriptor);
}

void Hub::deliver(const std::vector<EventPtr> &events)
{
    m_figures.events.fetch_add(events.size(), std::memory_order_relaxed);
    const auto at = std::chrono::steady_clock::now();
    std::vector<Delivery> deliveries;
    deliveries.reserve(events.size());
    for (const EventPtr &event : events) {
        if (event->kind != Event::Kind::Internal)
            deliveries.push_back({event, event->frame.isEmpty() ? QByteArray() : FrameEncoder::text(event->frame), at});
    }
    if (deliveries.empty())
        return;
    for (const auto &thread : m_threads)
        thread->deliver(deliveries);
}

void Hub::postToEach(const HubTask &task)
{
    for (const auto &thread : m_threads)
        thread->post(task);
}

bool Hub::drain(std::chrono::milliseconds deadline)
{
    m_isDraining = true;
    for (const auto &thread : m_threads)
        thread->drain();
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (m_figures.connections > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return m_figures.connections == 0;
}

void Hub::stop()
{
    for (const auto &thread : m_threads)
        thread->stop();
}

} // namespace kith::server
