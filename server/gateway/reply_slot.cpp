// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/reply_slot.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <utility>

namespace kith::server {

ReplyMailbox::ReplyMailbox(QObject *context, Deliver deliver)
    : m_home(std::this_thread::get_id())
    , m_context(context)
    , m_deliver(std::move(deliver))
{
    Q_ASSERT_X(context->thread() == QThread::currentThread(), "ReplyMailbox", "made in a foreign thread");
}

void ReplyMailbox::post(Letter letter)
{
    if (std::this_thread::get_id() == m_home) {
        if (m_context != nullptr)
            m_deliver(std::move(letter));
        return;
    }
    const std::scoped_lock lock(m_mutex);
    if (m_context == nullptr)
        return;
    m_waiting.push_back(std::move(letter));
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(
            m_context, [this] { deliverAll(); }, Qt::QueuedConnection);
}

void ReplyMailbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_context = nullptr;
    m_waiting.clear();
}

void ReplyMailbox::deliverAll()
{
    std::vector<Letter> letters;
    {
        const std::scoped_lock lock(m_mutex);
        letters.swap(m_waiting);
    }
    for (Letter &letter : letters)
        m_deliver(std::move(letter));
}

ReplySlot::ReplySlot(std::weak_ptr<ReplyMailbox> mailbox, quint64 connection, quint64 serial)
    : m_mailbox(std::move(mailbox))
    , m_connection(connection)
    , m_serial(serial)
{
}

void ReplySlot::send(HttpReply reply) const
{
    send([reply = std::move(reply)] { return reply; });
}

void ReplySlot::send(MakeReply make) const
{
    if (const auto mailbox = m_mailbox.lock())
        mailbox->post({m_connection, m_serial, std::move(make)});
}

} // namespace kith::server
