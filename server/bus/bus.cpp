// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bus/bus.h"

namespace kith::server {

void LocalBus::subscribe(Listener listener)
{
    const std::scoped_lock lock(m_mutex);
    m_listeners.push_back(std::move(listener));
}

void LocalBus::publish(std::vector<EventPtr> events)
{
    // Held while handing on: two publishers must not swap their order between two listeners.
    const std::scoped_lock lock(m_mutex);
    for (const Listener &listener : m_listeners)
        listener(events);
}

} // namespace kith::server
