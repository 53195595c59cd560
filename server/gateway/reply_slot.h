// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/reply.h"
#include "server/api/surface.h"

#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::server {

/// Makes the reply on the listener thread, and only if its request is still waiting: the lanes need not write JSON.
using MakeReply = std::function<HttpReply()>;

/// Carries replies from any thread to the listener thread that owns the connections.
///
/// Objects do not cross threads here: a letter names its connection and request by number, and whoever has gone in the
/// meantime is simply not found. Many letters share one wake-up.
///
/// Thread: post() any; everything else the listener thread.
class ReplyMailbox
{
public:
    struct Letter
    {
        quint64 connection = 0;
        quint64 serial = 0;
        MakeReply make;
    };
    using Deliver = std::function<void(Letter &&)>;

    /// Letters are handed to `deliver` in the thread of `context`, which must be the current one.
    ReplyMailbox(QObject *context, Deliver deliver);

    void post(Letter letter);
    /// No letter is delivered after this; later posts are dropped.
    void close();

private:
    void deliverAll();

    const std::thread::id m_home;
    QObject *m_context; // null once closed
    const Deliver m_deliver;
    std::mutex m_mutex;
    std::vector<Letter> m_waiting;
};

/// The one place an answer to one request can be put. Copyable; the first reply counts, later ones are dropped.
/// Sending is safe from any thread and at any time, also after the client or the listener has gone.
class ReplySlot
{
public:
    ReplySlot(std::weak_ptr<ReplyMailbox> mailbox, quint64 connection, quint64 serial);

    void send(HttpReply reply) const;
    void send(MakeReply make) const;

private:
    std::weak_ptr<ReplyMailbox> m_mailbox;
    quint64 m_connection;
    quint64 m_serial;
};

/// A whole, validated request as the guard hands it up.
struct IncomingRequest
{
    RequestHead head;
    QByteArray body;
    QByteArray requestId; ///< the client's own where it is sane
    QHostAddress client; ///< behind trusted proxies: the address they speak for; null: on a Unix socket
    Surface surface = Surface::Public; ///< where it came in
};

/// Answers one request through its slot, now or later. Thread: called on a listener thread; must not block.
using RequestFunction = std::function<void(IncomingRequest request, ReplySlot slot)>;

} // namespace kith::server
