// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace kith::test {

/// The PostgreSQL database that this run of the test shall use; empty: SQLite.
///
/// ctest says which through KITH_TEST_DATABASE (`sqlite`, `postgresql`; unset: PostgreSQL where KITH_TEST_POSTGRES_URL is
/// set), `./kith test` starts a server and names an empty database of it in KITH_TEST_POSTGRES_URL.
[[nodiscard]] inline QString chosenPostgresUrl()
{
    const QString url = qEnvironmentVariable("KITH_TEST_POSTGRES_URL");
    const QString choice = qEnvironmentVariable("KITH_TEST_DATABASE");
    if (choice == QLatin1String("sqlite"))
        return {};
    if (choice == QLatin1String("postgresql") && url.isEmpty())
        qFatal("KITH_TEST_POSTGRES_URL names no database; ./kith test starts one and sets it");
    return url;
}

} // namespace kith::test
