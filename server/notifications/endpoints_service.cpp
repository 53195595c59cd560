// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/endpoints_service.h"

#include "server/notifications/alert_events.h"
#include "server/notifications/endpoint_store.h"
#include "server/notifications/push_message.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;
using Kind = PushEndpoint::Kind;

namespace {
constexpr int longestUrl = 2000;
constexpr int shortestDelayMinutes = 0; // at once
constexpr int longestDelayMinutes = 24 * 60;
constexpr int usualDelayMinutes = 30;
} // namespace

EndpointsService::EndpointsService(IdGenerator &ids, EndpointsOptions options)
    : m_ids(ids)
    , m_options(std::move(options))
{
}

Result<Answer> EndpointsService::list(Transaction &transaction, const Call &call) const
{
    QJsonArray out;
    for (const PushEndpoint &endpoint : EndpointStore(transaction).of(call.caller.user))
        out.append(toJson(endpoint));
    return Answer::ok({{u"endpoints"_s, out}});
}

Result<Answer> EndpointsService::add(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    PushEndpoint wanted{.id = {}, .user = call.caller.user, .createdAt = now()};
    wanted.kind = pushKindFromName(in.choice("kind"_L1, Need::Required, {u"unifiedpush"_s, u"webhook"_s, u"email"_s}));
    const bool isMail = wanted.kind == Kind::Email;
    const bool hasKind = in.isOk();
    const QString url = in.text("url"_L1, isMail ? Need::Optional : Need::Required, {.min = 1, .max = longestUrl});
    wanted.hasContent = in.boolean("includeContent"_L1, Need::Optional, false);
    wanted.delay = std::chrono::minutes(
        in.integer("delayMinutes"_L1, Need::Optional, shortestDelayMinutes, longestDelayMinutes, usualDelayMinutes));
    if (hasKind && !(isMail ? m_options.canMail : m_options.canPush))
        in.fail("kind"_L1, u"unknown"_s, isMail ? u"This server sends no mail."_s : u"This server sends no pushes."_s);
    if (!isMail && in.isOk()) {
        const auto target = m_options.rules.parse(url);
        if (target)
            wanted.url = target->text;
        else
            in.fail("url"_L1, u"format"_s, target.error().detail);
    }
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    if (!isMail)
        wanted.session = call.caller.session;
    if (wanted.kind == Kind::UnifiedPush)
        wanted.hasContent = false;

    EndpointStore store(transaction);
    transaction.publish(internalEvent(alert_events::endpoints, {}));
    if (auto known = store.same(wanted.user, wanted.kind, wanted.url)) {
        wanted.id = known->id;
        store.renew(wanted);
        store.tellChanged(wanted.user);
        const auto renewed = store.byIds({wanted.id});
        return Answer::ok({{u"endpoint"_s, toJson(renewed.value(0, *known))}});
    }
    if (store.of(wanted.user).size() >= PushEndpoint::mostPerPerson)
        return Error{.code = ErrorCode::Conflict,
                     .detail = u"There are %1 endpoints already. Remove one first."_s.arg(PushEndpoint::mostPerPerson)};
    wanted.id = EndpointId(m_ids.next());
    if (wanted.kind == Kind::Webhook)
        wanted.secret = makePushSecret();
    store.insert(wanted);
    store.tellChanged(wanted.user);
    QJsonObject out{{u"endpoint"_s, toJson(wanted)}};
    if (!wanted.secret.isEmpty())
        out.insert(u"secret"_s, QString::fromLatin1(wanted.secret));
    return Answer::created(out);
}

Result<Answer> EndpointsService::remove(Transaction &transaction, const Call &call) const
{
    JsonReader in = call.arguments();
    const auto id = in.id<EndpointId>("endpointId"_L1);
    EndpointStore store(transaction);
    if (!in.isOk() || !store.remove(call.caller.user, id))
        return ErrorCode::NotFound;
    store.tellChanged(call.caller.user);
    transaction.publish(internalEvent(alert_events::endpoints, {}));
    return Answer::none();
}

} // namespace kith::server
