// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_routes.h"

#include "server/notifications/notifications_service.h"
#include "server/notifications/why_service.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes notificationsRoutes(IdGenerator &ids, EndpointsOptions endpointsOptions, std::function<void()> settle)
{
    const auto feed = std::make_shared<const NotificationsService>(ids);
    const auto endpoints = std::make_shared<const EndpointsService>(ids, std::move(endpointsOptions));
    const auto why = std::make_shared<const WhyService>(std::move(settle));
    const auto bound = [](auto service, auto function) {
        return [service, function](Transaction &transaction, const Call &call) { return (*service.*function)(transaction, call); };
    };
    using N = NotificationsService;
    using E = EndpointsService;
    const QString settings = u"/api/notifications/settings"_s;
    const QString targets = u"/api/notifications/endpoints"_s;
    return {
        {Verb::Get, u"/api/notifications"_s, {}, Access::SignedIn, ReadFunction(bound(feed, &N::feed)), {Limit::Read}},
        {Verb::Put, u"/api/notifications/read"_s, {}, Access::SignedIn, WriteFunction{bound(feed, &N::markRead)}, {Limit::Receipt}},
        {Verb::Get, settings, {}, Access::SignedIn, ReadFunction(bound(feed, &N::settings)), {Limit::Read}},
        {Verb::Put, settings, {}, Access::SignedIn, WriteFunction{bound(feed, &N::changeSettings)}, {Limit::Write}},
        {Verb::Get,
         u"/api/notifications/why/{messageId}"_s,
         {},
         Access::SignedIn,
         WorkFunction{[why](Storage &storage, const Call &call) { return why->why(storage, call); }},
         {Limit::Read}},
        {Verb::Get, targets, {}, Access::SignedIn, ReadFunction(bound(endpoints, &E::list)), {Limit::Read}},
        {Verb::Post, targets, {}, Access::SignedIn, WriteFunction{bound(endpoints, &E::add)}, {Limit::PushEndpoint}},
        {Verb::Delete,
         u"/api/notifications/endpoints/{endpointId}"_s,
         {},
         Access::SignedIn,
         WriteFunction{bound(endpoints, &E::remove)},
         {Limit::Write}},
    };
}

Routes deliveryTestRoutes(std::shared_ptr<const DeliveryTest> test)
{
    const auto bound = [test](auto function) {
        return WorkFunction{[test, function](Storage &storage, const Call &call) { return (*test.*function)(storage, call); }};
    };
    return {
        {Verb::Post, u"/api/admin/test-push"_s, {}, Access::Administrator, bound(&DeliveryTest::push), {Limit::Administration}},
        {Verb::Post, u"/api/admin/test-mail"_s, {}, Access::Administrator, bound(&DeliveryTest::mail), {Limit::Administration}},
    };
}

} // namespace kith::server
