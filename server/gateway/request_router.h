// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/executor.h"
#include "server/gateway/reply_slot.h"

namespace kith::server {

/// Whether a route can be reached where a request came in.
[[nodiscard]] bool isServed(const Route &route, Surface surface);

/// Takes a request to its row of the API table and the answer back to the client.
///
/// It speaks HTTP so that services need not: HEAD, OPTIONS, 404, 405 with Allow, 415, bearer tokens, problem documents.
/// Who may call, and where a route runs, is the Executor's.
/// Thread: any. The table and the executor must outlive every request.
class RequestRouter
{
public:
    RequestRouter(const RouteTable &table, Executor &executor);

    void serve(IncomingRequest request, const ReplySlot &slot) const;

private:
    void run(const Route &route, RawCall call, const IncomingRequest &request, const ReplySlot &slot) const;

    const RouteTable &m_table;
    Executor &m_executor;
};

} // namespace kith::server
