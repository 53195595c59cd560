// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/notifications/push_endpoint.h"
#include "server/outbound/outbound_client.h"
#include "server/storage/storage.h"

namespace kith::server {

/// Sends a push or a mail at an administrator's wish, waits for what becomes of it and says it. Nothing is queued or noted.
/// Thread: any that may wait; a mail server may take half a minute.
class DeliveryTest
{
public:
    /// Owner: `outbound` outlives it.
    DeliveryTest(OutboundClient &outbound, bool canPush, QString serverName);

    /// {userId} or {endpointId} -> {deliveries: [{endpointId, kind, result, status?, detail?}]}: to all endpoints of a person,
    /// disabled ones too, or to one. Errors: NotFound when there is none; Conflict when the server does not push.
    [[nodiscard]] Result<Answer> push(Storage &storage, const Call &call) const;
    /// {address} -> {result, status?, detail?}. Errors: Validation; Conflict when the server sends no mail.
    [[nodiscard]] Result<Answer> mail(Storage &storage, const Call &call) const;

private:
    [[nodiscard]] Outcome send(const PushEndpoint &endpoint, const QString &address) const;
    [[nodiscard]] Mail testMail(const QString &address) const;

    OutboundClient &m_outbound;
    const bool m_canPush;
    const QString m_serverName;
};

} // namespace kith::server
