// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/alerting.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
/// For an answer to "why was I alerted?" that is asked a moment after the message.
constexpr std::chrono::seconds decisionPatience{2};

SmtpServer smtpServer(const SmtpConfig &config)
{
    using Security = SmtpServer::Security;
    const Security security = config.security == "tls"_L1    ? Security::Tls
                              : config.security == "none"_L1 ? Security::None
                                                             : Security::StartTls;
    return {.host = config.host,
            .port = config.port,
            .security = security,
            .user = config.user,
            .password = config.password,
            .from = config.from};
}

OutboundClient::Options outboundOptions(const Config &config)
{
    OutboundClient::Options options;
    QList<IpNetwork> allowed;
    for (const QString &text : config.push.allowNetworks) {
        if (const auto network = IpNetwork::fromText(text))
            allowed.append(*network);
    }
    options.rules = TargetRules(allowed);
    options.smtp = smtpServer(config.smtp);
    return options;
}

void sent(MetricsText &out, const QByteArray &name, const QByteArray &help, const PushWorker::Count &count)
{
    out.family(name, MetricsText::Type::Counter, help);
    out.sample(double(count.delivered), {{"result"_ba, "delivered"_ba}});
    out.sample(double(count.failed), {{"result"_ba, "failed"_ba}});
}
} // namespace

Alerting::Alerting(const Config &config, Storage &storage, const PresenceBoard &board, LocalBus &bus, IdGenerator &ids)
    : m_bus(bus)
    , m_canPush(config.push.isEnabled)
    , m_serverName(config.serverName)
    , m_outbound(outboundOptions(config))
    , m_push(storage, board, ids, m_outbound, {.serverName = config.serverName})
    , m_alerts(storage, board, bus, ids, {}, [this](Timestamp due) { m_push.wake(due); })
{
}

EndpointsOptions Alerting::endpoints() const
{
    return {.canPush = m_canPush, .canMail = m_outbound.canMail(), .rules = m_outbound.rules()};
}

std::shared_ptr<const DeliveryTest> Alerting::deliveryTest()
{
    return std::make_shared<const DeliveryTest>(m_outbound, m_canPush, m_serverName);
}

std::function<void()> Alerting::settler()
{
    return [this] { (void)m_alerts.settle(decisionPatience); };
}

void Alerting::start()
{
    m_bus.subscribe([this](const std::vector<EventPtr> &events) { m_alerts.hear(events); });
    m_alerts.start();
}

void Alerting::stop()
{
    m_alerts.stop();
    m_push.stop();
}

MetricSource Alerting::metrics() const
{
    return [this](MetricsText &out) {
        const AlertWorker::Figures alerts = m_alerts.figures();
        out.counter("kith_alert_decisions_total", "Messages whose alerts were decided.", double(alerts.decided));
        out.counter("kith_alert_rings_total", "Devices that were made to ring.", double(alerts.rings));
        out.counter("kith_alert_overflows_total", "Times that decisions fell behind and were caught up from the database.",
                    double(alerts.overflows));
        const PushWorker::Figures push = m_push.figures();
        sent(out, "kith_push_sent_total", "Pushes over UnifiedPush.", push.unifiedPush);
        sent(out, "kith_webhook_deliveries_total", "Pushes to webhooks.", push.webhook);
        sent(out, "kith_mail_sent_total", "Digests by mail.", push.mail);
        out.counter("kith_push_endpoints_disabled_total", "Push endpoints that were given up.", double(push.disabled));
    };
}

} // namespace kith::server
