// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/durability/kill_stage.h"

namespace kith::test {

bool KillStage::restartToBeKilled(const QByteArray &point)
{
    if (server().stop() != 0)
        return fail("it did not end by itself");
    server().killAt(point);
    return server().start() || fail("it did not start");
}

bool KillStage::restart()
{
    if (!server().waitUntilKilled())
        return fail("it was not killed");
    return server().start() || fail("it did not start again");
}

bool KillStage::fail(const char *what)
{
    qWarning("%s:\n%s", what, qPrintable(server().log().right(2000)));
    return false;
}

} // namespace kith::test
