// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/bus/event.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <variant>

namespace kith::server {

class HubThread;

/// A socket whose WebSocket handshake is done, on its way to a hub thread.
struct Adoption
{
    int descriptor = -1;
    QByteArray earlyBytes = {}; ///< received behind the handshake
    QByteArray peerAddress = {};
    std::shared_ptr<void> place = {}; ///< kept until the connection is closed
};

/// An event with its frame as it goes over the wire, the same bytes for every connection.
struct Delivery
{
    EventPtr event;
    QByteArray frame;
    std::chrono::steady_clock::time_point at{}; ///< when it was told, that is after its commit
};

/// Something to do on a hub thread.
using HubTask = std::function<void(HubThread &)>;

/// What other threads have for a hub thread, in order; wakes it through an eventfd.
///
/// Thread: push…() and close() from any; take() and clearWake() on the hub thread.
class HubInbox
{
public:
    using Item = std::variant<Adoption, Delivery, HubTask>;

    HubInbox(size_t maxAdoptions, size_t maxDeliveries);
    ~HubInbox();
    HubInbox(const HubInbox &) = delete;
    HubInbox &operator=(const HubInbox &) = delete;

    /// False when full or closed: the descriptor stays the caller's.
    [[nodiscard]] bool pushAdoption(Adoption adoption);
    /// When full the events are dropped and take() says so.
    void pushDeliveries(const std::vector<Delivery> &deliveries);
    /// Unbounded by itself: every task answers a command in flight or was asked for by this process.
    void pushTask(HubTask task);
    /// Nothing is taken in any more.
    void close();

    struct Batch
    {
        std::vector<Item> items;
        bool hasLostDeliveries = false;
    };
    [[nodiscard]] Batch take();

    [[nodiscard]] int wakeDescriptor() const { return m_wake; }
    void clearWake();

private:
    void wakeIfEmpty();

    const size_t m_maxAdoptions;
    const size_t m_maxDeliveries;
    int m_wake;
    std::mutex m_mutex;
    std::vector<Item> m_items;
    size_t m_adoptions = 0;
    size_t m_deliveries = 0;
    bool m_hasLostDeliveries = false;
    bool m_isClosed = false;
};

} // namespace kith::server
