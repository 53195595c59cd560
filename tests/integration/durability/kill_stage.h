// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/scene.h"

namespace kith::test {

/// A stage whose server is killed at a named point (shared/kill_point.h), and comes back with the same data.
class KillStage : public Stage
{
public:
    /// Ends the server that runs and starts one that is killed at `point`. False: what went wrong was printed.
    [[nodiscard]] bool restartToBeKilled(const QByteArray &point);
    /// Waits until it was killed, and starts it again. False: what went wrong was printed.
    [[nodiscard]] bool restart();

private:
    [[nodiscard]] bool fail(const char *what);
};

} // namespace kith::test
