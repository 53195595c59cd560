// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/reply_slot.h"

#include <QtHttpServer/QAbstractHttpServer>

namespace kith::server {

class GuardServer;

/// QtHttpServer behind the guard. The only place that knows which QtHttpServer it is built with.
///
/// It keeps no responder: to QtHttpServer every request is done when handleRequest() returns. The answer comes later, from
/// any thread, through a ReplySlot, and the guard writes it. A QFuture<QHttpServerResponse> would let a client crash a 6.4
/// server by resetting its connection, and a kept 6.8 responder would outlive its stream.
///
/// Thread: a listener thread. Owner of the GuardServer it was given.
class HttpAdapter final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    /// `guard` must be listening already.
    HttpAdapter(GuardServer *guard, RequestFunction function, QObject *parent = nullptr);

protected:
    // COMPAT(Qt < 6.8): the second argument was the socket, and makeResponder() made the responder.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    using Asker = QHttpServerResponder &;
#else
    using Asker = QTcpSocket *;
#endif
    bool handleRequest(const QHttpServerRequest &request, Asker asker) override;
    void missingHandler(const QHttpServerRequest &request, Asker asker) override;

private:
    GuardServer *m_guard;
    const RequestFunction m_function;
};

} // namespace kith::server
