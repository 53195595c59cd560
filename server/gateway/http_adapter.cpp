// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/http_adapter.h"

#include "server/gateway/gateway_log.h"
#include "server/gateway/guard_server.h"
#include "server/gateway/guarded_socket.h"

#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>

namespace kith::server {

HttpAdapter::HttpAdapter(GuardServer *guard, RequestFunction function, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_guard(guard)
    , m_function(std::move(function))
{
    Q_ASSERT_X(guard->isListening(), "HttpAdapter", "the guard must listen before it is bound");
    bind(guard);
}

bool HttpAdapter::handleRequest(const QHttpServerRequest &request, Asker)
{
    GuardedSocket *socket = m_guard->takeArriving();
    if (socket == nullptr)
        return false;
    IncomingRequest incoming = socket->request();
    const ReplySlot slot = m_guard->slotFor(*socket);
    if (request.body() != incoming.body) {
        slot.send(problemReply(Error{.code = ErrorCode::Internal}, incoming.requestId));
        return true;
    }
    m_function(std::move(incoming), slot);
    return true;
}

void HttpAdapter::missingHandler(const QHttpServerRequest &, Asker)
{
    qCWarning(lcGateway, "A request came past the guard; it was not answered");
}

} // namespace kith::server
