// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/transfer_inbox.h"

#include <QtCore/QtGlobal>

#include <sys/eventfd.h>

namespace kith::server {

TransferInbox::TransferInbox()
    : m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (!m_wake.isOpen())
        qFatal("transfers: no eventfd: %s", qPrintable(qt_error_string()));
}

bool TransferInbox::post(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_isClosed)
        return false;
    m_tasks.push_back(std::move(task));
    if (m_tasks.size() == 1)
        ::eventfd_write(m_wake.get(), 1);
    return true;
}

std::vector<TransferInbox::Task> TransferInbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
    return std::move(m_tasks);
}

std::vector<TransferInbox::Task> TransferInbox::take()
{
    const std::scoped_lock lock(m_mutex);
    eventfd_t count = 0;
    ::eventfd_read(m_wake.get(), &count);
    return std::exchange(m_tasks, {});
}

} // namespace kith::server
