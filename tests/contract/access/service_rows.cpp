// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/access/access_row.h"

#include <QtCore/QJsonArray>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

AccessRows serviceRows()
{
    return {
        {"sync", "GET", u"/api/sync"_s, 200, 200, 200, 200, 200, fixedPath(u"/api/sync"_s)},
        {"admin: routes", "GET", u"/api/admin/routes"_s, 403, 403, 403, 403, 403, fixedPath(u"/api/admin/routes"_s)},
        {"admin: limits", "GET", u"/api/admin/limits"_s, 403, 403, 403, 403, 403, fixedPath(u"/api/admin/limits"_s)},
    };
}

} // namespace kith::test
