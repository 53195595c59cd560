// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notifications_routes.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes notificationsRoutes(TellPerson tell)
{
    const auto service = std::make_shared<const NotificationsService>(std::move(tell));
    const ReadFunction feed = [service](Transaction &transaction, const Call &call) { return service->feed(transaction, call); };
    const WriteFunction markRead{[service](Transaction &transaction, const Call &call) { return service->markRead(transaction, call); }};
    return {
        {Verb::Get, u"/api/notifications"_s, {}, Access::SignedIn, feed, {Limit::Read}},
        {Verb::Put, u"/api/notifications/read"_s, {}, Access::SignedIn, markRead, {Limit::Write}},
    };
}

} // namespace kith::server
