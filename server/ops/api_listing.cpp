// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/api_listing.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
QString nameOf(Access access)
{
    switch (access) {
    case Access::Anyone: return u"anyone"_s;
    case Access::SignedIn: return u"signed_in"_s;
    case Access::Administrator: return u"administrator"_s;
    case Access::Operator: return u"operator"_s;
    }
    Q_UNREACHABLE();
}

QString laneOf(const Route &route)
{
    static const QStringList names{u"read"_s, u"write"_s, u"work"_s, u"direct"_s, u"transfer"_s};
    return names.value(qsizetype(route.function.index()));
}

QString nameOf(LimitSubject subject)
{
    switch (subject) {
    case LimitSubject::Person: return u"person"_s;
    case LimitSubject::Address: return u"address"_s;
    case LimitSubject::AccountAtAddress: return u"account_at_address"_s;
    case LimitSubject::Receiver: return u"receiver"_s;
    case LimitSubject::PersonInConversation: return u"young_person_in_conversation"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject routeJson(const Route &route)
{
    QJsonArray limits;
    for (const Limit limit : route.limits)
        limits.append(QLatin1String(defaultLimitRules()[size_t(limit)].name));
    return {{u"method"_s, route.path.isEmpty() ? QString() : QString::fromLatin1(verbName(route.verb))},
            {u"path"_s, route.path},
            {u"command"_s, QString::fromLatin1(route.command)},
            {u"access"_s, nameOf(route.access)},
            {u"lane"_s, laneOf(route)},
            {u"limits"_s, limits}};
}

QJsonObject limitJson(const LimitRule &rule, const RateLimiter &limiter)
{
    return {{u"name"_s, QLatin1String(rule.name)},
            {u"protects"_s, QLatin1String(rule.protects)},
            {u"counts"_s, nameOf(rule.subject)},
            {u"perSecond"_s, rule.perSecond},
            {u"burst"_s, rule.burst},
            {u"cost"_s, rule.cost},
            {u"onStoreFailure"_s, rule.failsOpen ? u"open"_s : u"closed"_s},
            {u"isSilent"_s, rule.isSilent},
            {u"refused"_s, qint64(limiter.refusals(rule.limit))}};
}

/// docs/openapi.yaml as JSON; the build puts it into the program.
QByteArray publishedContract()
{
    QFile file(u":/kith/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program lacks its openapi.json");
    return file.readAll();
}
} // namespace

Routes apiListingRoutes(std::function<const RouteTable &()> table, const RateLimiter &limiter)
{
    const ReadFunction routes = [table = std::move(table)](Transaction &, const Call &) -> Result<Answer> {
        QJsonArray all;
        for (const Route &route : table().routes())
            all.append(routeJson(route));
        return Answer::ok({{u"routes"_s, all}});
    };
    const ReadFunction limits = [&limiter](Transaction &, const Call &) -> Result<Answer> {
        QJsonArray all;
        for (size_t i = 1; i < limitCount; ++i)
            all.append(limitJson(limiter.rules()[i], limiter));
        return Answer::ok({{u"isOn"_s, !limiter.isOff()}, {u"limits"_s, all}});
    };
    const DirectFunction contract{
        [document = publishedContract()](const Call &) -> Result<Answer> { return Answer::ready(document, "application/json"_ba); }};
    return {
        {Verb::Get, u"/api/openapi.json"_s, {}, Access::Anyone, contract, {Limit::PublicRead}},
        {Verb::Get, u"/api/admin/routes"_s, {}, Access::Administrator, routes, {Limit::Administration}},
        {Verb::Get, u"/api/admin/limits"_s, {}, Access::Administrator, limits, {Limit::Administration}},
    };
}

} // namespace kith::server
