// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/event.h"

#include <functional>
#include <mutex>

namespace kith::server {

/// Takes committed events to whoever delivers them.
class EventSink
{
public:
    virtual ~EventSink() = default;
    /// Order within one call, and between calls from one thread, is kept. Must not block. Thread: any.
    virtual void publish(std::vector<EventPtr> events) = 0;
};

/// Fan-out within one process.
///
/// Thread: publish() from any; listeners run on the publisher's thread and only hand the events on.
class LocalBus final : public EventSink
{
public:
    using Listener = std::function<void(const std::vector<EventPtr> &)>;

    void subscribe(Listener listener);
    void publish(std::vector<EventPtr> events) override;

private:
    std::mutex m_mutex;
    std::vector<Listener> m_listeners;
};

} // namespace kith::server
