// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/fiber.h"
#include "server/storage/postgres_connection.h"

namespace kith::server {

/// Runs units of work on one connection so that they wait for the database together.
///
/// Each unit is a plain function that asks its connection and gets the answer. While it waits, others run; when all wait,
/// everything they asked goes out at once and one round trip answers them all. Units with the same key run one after
/// the other, in their order; all share the connection's one transaction.
///
/// Owner and thread: the lane of the connection.
class Interleaver
{
public:
    struct Unit
    {
        quint64 key = 0;
        std::function<void(Connection &)> run;
    };

    /// `width`: how many units may be in their middle at a time, each with a stack of its own.
    explicit Interleaver(size_t width);
    ~Interleaver();

    /// Within a transaction that has begun, or is about to with runSoon(). False: the transaction failed on the way, and not
    /// every unit was run.
    [[nodiscard]] bool run(PostgresConnection &connection, const std::vector<Unit> &units);

private:
    class Desk;

    std::vector<std::unique_ptr<Desk>> m_desks;
};

} // namespace kith::server
