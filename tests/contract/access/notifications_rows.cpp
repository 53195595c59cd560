// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows notificationRows()
{
    return {
        {"notifications", "GET", u"/api/notifications"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/notifications"_s)},
        {"notifications: read", "PUT", u"/api/notifications/read"_s, 204, 204, 204, 204, 204, fixedPath(u"/api/notifications/read"_s),
         [](Cast &) {
             return QJsonObject{{u"upTo"_s, u"1"_s}};
         }},
    };
}

} // namespace kith::test
