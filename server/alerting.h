// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/notifications/alert_worker.h"
#include "server/notifications/delivery_test.h"
#include "server/notifications/endpoints_service.h"
#include "server/notifications/push_worker.h"
#include "server/ops/server_metrics.h"

namespace kith::server {

/// Everything that alerts people: the worker that decides, the one that pushes, and the client that goes out.
/// Thread: the main one; what it hands out is called on any.
class Alerting
{
public:
    /// Owner: all references outlive it.
    Alerting(const Config &config, Storage &storage, const PresenceBoard &board, LocalBus &bus, IdGenerator &ids);

    [[nodiscard]] EndpointsOptions endpoints() const;
    /// For an administrator who tries out whether pushes and mails arrive.
    [[nodiscard]] std::shared_ptr<const DeliveryTest> deliveryTest();
    /// Waits a moment until what was sent so far is decided.
    [[nodiscard]] std::function<void()> settler();
    [[nodiscard]] MetricSource metrics() const;

    /// Before anything is sent, and behind those who tell it to devices.
    void start();
    /// While the storage still runs.
    void stop();

private:
    LocalBus &m_bus;
    const bool m_canPush;
    const QString m_serverName;
    OutboundClient m_outbound;
    PushWorker m_push;
    AlertWorker m_alerts;
};

} // namespace kith::server
