// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub_inbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

namespace kith::server {

HubInbox::HubInbox(size_t maxAdoptions, size_t maxDeliveries)
    : m_maxAdoptions(maxAdoptions)
    , m_maxDeliveries(maxDeliveries)
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_wake < 0)
        qFatal("realtime: no eventfd: %s", qPrintable(qt_error_string()));
}

HubInbox::~HubInbox()
{
    close();
    for (const Item &item : m_items) {
        if (const auto *adoption = std::get_if<Adoption>(&item))
            ::close(adoption->descriptor);
    }
    ::close(m_wake);
}

bool HubInbox::pushAdoption(Adoption adoption)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isClosed || m_adoptions >= m_maxAdoptions)
        return false;
    ++m_adoptions;
    wakeIfEmpty();
    m_items.emplace_back(std::move(adoption));
    return true;
}

void HubInbox::pushDeliveries(const std::vector<Delivery> &deliveries)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isClosed)
        return;
    wakeIfEmpty();
    if (m_deliveries + deliveries.size() > m_maxDeliveries) {
        m_hasLostDeliveries = true;
        return;
    }
    m_deliveries += deliveries.size();
    m_items.insert(m_items.end(), deliveries.begin(), deliveries.end());
}

void HubInbox::pushTask(HubTask task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isClosed)
        return;
    wakeIfEmpty();
    m_items.emplace_back(std::move(task));
}

void HubInbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
}

HubInbox::Batch HubInbox::take()
{
    const std::scoped_lock lock(m_mutex);
    m_adoptions = 0;
    m_deliveries = 0;
    return {std::exchange(m_items, {}), std::exchange(m_hasLostDeliveries, false)};
}

void HubInbox::clearWake()
{
    eventfd_t count = 0;
    ::eventfd_read(m_wake, &count);
}

void HubInbox::wakeIfEmpty()
{
    // One wake-up a batch is enough, as the thread clears it before it takes.
    if (m_items.empty())
        ::eventfd_write(m_wake, 1);
}

} // namespace kith::server
