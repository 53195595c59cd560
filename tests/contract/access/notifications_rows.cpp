// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
QJsonObject freshEndpoint()
{
    static int count = 0;
    return {{u"kind"_s, u"webhook"_s}, {u"url"_s, u"https://hooks.example.org/%1"_s.arg(++count)}};
}
} // namespace

AccessRows notificationRows()
{
    return {
        {"notifications", "GET", u"/api/notifications"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/notifications"_s)},
        {"notifications: read", "PUT", u"/api/notifications/read"_s, 204, 204, 204, 204, 204, fixedPath(u"/api/notifications/read"_s),
         [](Cast &) {
             return QJsonObject{{u"upTo"_s, u"1"_s}};
         }},
        {"notifications: settings", "GET", u"/api/notifications/settings"_s, 200, 200, 200, 200, 200,
         fixedPath(u"/api/notifications/settings"_s)},
        {"notifications: change settings", "PUT", u"/api/notifications/settings"_s, 200, 200, 200, 200, 200,
         fixedPath(u"/api/notifications/settings"_s),
         [](Cast &) {
             return QJsonObject{{u"sound"_s, u"soft"_s}};
         }},
        {"notifications: why", "GET", u"/api/notifications/why/{messageId}"_s, 404, 404, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/notifications/why/"_s + freshMessage(cast, cast.fellow)); }},
        {"notifications: why, of something early", "GET", u"/api/notifications/why/{messageId}"_s, 404, 200, 200, 200, 200,
         [](Cast &cast) { return QString(u"/api/notifications/why/"_s + idOf(cast.early)); }},
        {"notifications: endpoints", "GET", u"/api/notifications/endpoints"_s, 200, 200, 200, 200, 200,
         fixedPath(u"/api/notifications/endpoints"_s)},
        {"notifications: add an endpoint", "POST", u"/api/notifications/endpoints"_s, 201, 201, 201, 201, 201,
         fixedPath(u"/api/notifications/endpoints"_s), [](Cast &) { return freshEndpoint(); }},
        {"notifications: remove the owner's endpoint", "DELETE", u"/api/notifications/endpoints/{endpointId}"_s, 404, 404, 404, 404, 204,
         [](Cast &cast) {
             const QJsonObject made = cast.owner.api.post(u"/api/notifications/endpoints"_s, freshEndpoint()).json();
             return QString(u"/api/notifications/endpoints/"_s + made["endpoint"_L1]["id"_L1].toString());
         }},
    };
}

} // namespace kith::test
