// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/delivery_test.h"

#include "server/notifications/endpoint_store.h"
#include "server/notifications/push_message.h"

#include <future>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;
using Kind = PushEndpoint::Kind;

namespace {
constexpr int longestAddress = 254;

QString resultName(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Delivered: return u"delivered"_s;
    case Outcome::Kind::Rejected: return u"rejected"_s;
    case Outcome::Kind::Unreachable: return u"unreachable"_s;
    case Outcome::Kind::Forbidden: return u"forbidden"_s;
    case Outcome::Kind::Cancelled: break;
    }
    return u"cancelled"_s;
}

QJsonObject toJson(const Outcome &outcome)
{
    QJsonObject out{{u"result"_s, resultName(outcome.kind)}};
    if (outcome.status > 0)
        out.insert(u"status"_s, outcome.status);
    if (outcome.kind != Outcome::Kind::Delivered && !outcome.detail.isEmpty())
        out.insert(u"detail"_s, outcome.detail);
    return out;
}

/// `submit` hands the request over, with what is to hear of its end; false: there is no room for it.
Outcome waitFor(const std::function<bool(OutboundClient::Done)> &submit)
{
    const auto promise = std::make_shared<std::promise<Outcome>>();
    auto ended = promise->get_future();
    if (!submit([promise](const Outcome &outcome) { promise->set_value(outcome); }))
        return {.kind = Outcome::Kind::Cancelled, .detail = u"Too much waits to be sent already."_s};
    return ended.get();
}

struct Targets
{
    QList<PushEndpoint> endpoints = {};
    QHash<UserId, QString> addresses = {};
};

Targets targets(Transaction &transaction, UserId user, EndpointId endpoint)
{
    EndpointStore store(transaction);
    Targets out{.endpoints = endpoint.isNull() ? store.of(user) : store.byIds({endpoint})};
    for (const PushEndpoint &found : std::as_const(out.endpoints)) {
        Rows rows = transaction.select(u"SELECT email FROM users WHERE id = ?"_s, {found.user.value()});
        if (rows.next())
            out.addresses.insert(found.user, rows.text(0));
    }
    return out;
}
} // namespace

DeliveryTest::DeliveryTest(OutboundClient &outbound, bool canPush, QString serverName)
    : m_outbound(outbound)
    , m_canPush(canPush)
    , m_serverName(std::move(serverName))
{
}

Mail DeliveryTest::testMail(const QString &address) const
{
    return {.to = address,
            .subject = u"%1: a test"_s.arg(m_serverName),
            .text = u"An administrator of %1 sent this to see whether its mail arrives. There is nothing to do.\n"_s.arg(m_serverName)};
}

Outcome DeliveryTest::send(const PushEndpoint &endpoint, const QString &address) const
{
    if (endpoint.kind == Kind::Email)
        return waitFor([&](OutboundClient::Done done) { return m_outbound.mail(testMail(address), std::move(done)); });
    const PushItem item{.endpoint = endpoint.id, .user = endpoint.user, .kind = u"test"_s, .createdAt = now()};
    return waitFor([&](OutboundClient::Done done) { return m_outbound.post(pushRequest(endpoint, item, now()), std::move(done)); });
}

Result<Answer> DeliveryTest::push(Storage &storage, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto endpoint = in.id<EndpointId>("endpointId"_L1, Need::Optional);
    const auto user = in.id<UserId>("userId"_L1, endpoint.isNull() && !in.has("endpointId"_L1) ? Need::Required : Need::Optional);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto found = storage.readAndWait<Targets>(
        [&](Transaction &transaction) -> Result<Targets> { return targets(transaction, user, endpoint); });
    if (!found)
        return found.error();
    if (found->endpoints.isEmpty())
        return Error{.code = ErrorCode::NotFound, .detail = u"There is no push endpoint."_s};
    QJsonArray deliveries;
    for (const PushEndpoint &one : found->endpoints) {
        const bool isMail = one.kind == Kind::Email;
        if (!(isMail ? m_outbound.canMail() : m_canPush))
            return Error{.code = ErrorCode::Conflict,
                         .detail = isMail ? u"This server sends no mail: smtp.host is not set."_s
                                          : u"This server sends no pushes: push.enabled is off."_s};
        QJsonObject delivery = toJson(send(one, found->addresses.value(one.user)));
        delivery.insert(u"endpointId"_s, one.id.toString());
        delivery.insert(u"kind"_s, pushKindName(one.kind));
        deliveries.append(delivery);
    }
    return Answer::ok({{u"deliveries"_s, deliveries}});
}

Result<Answer> DeliveryTest::mail(Storage &, const Call &call) const
{
    JsonReader in = call.arguments();
    const QString address = in.text("address"_L1, Need::Required, {.min = 1, .max = longestAddress});
    if (in.isOk() && mailAddress(address).isEmpty())
        in.fail("address"_L1, u"format"_s, u"This is no e-mail address."_s);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (!m_outbound.canMail())
        return Error{.code = ErrorCode::Conflict, .detail = u"This server sends no mail: smtp.host is not set."_s};
    return Answer::ok(toJson(waitFor([&](OutboundClient::Done done) { return m_outbound.mail(testMail(address), std::move(done)); })));
}

} // namespace kith::server
