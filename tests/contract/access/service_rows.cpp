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
    };
}

} // namespace kith::test
