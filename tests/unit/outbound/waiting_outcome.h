// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/outbound_client.h"

#include <future>

namespace kith::test {

/// The outcome of one request, waited for.
class WaitingOutcome
{
public:
    [[nodiscard]] server::OutboundClient::Done done()
    {
        return [promise = m_promise](const server::Outcome &outcome) { promise->set_value(outcome); };
    }
    /// Errors: an outcome that does not come within half a minute ends the test program.
    [[nodiscard]] server::Outcome get()
    {
        auto future = m_promise->get_future();
        if (future.wait_for(std::chrono::seconds(30)) != std::future_status::ready)
            qFatal("no outcome came");
        return future.get();
    }

private:
    std::shared_ptr<std::promise<server::Outcome>> m_promise = std::make_shared<std::promise<server::Outcome>>();
};

inline server::Outcome outcomeOf(server::OutboundClient &client, server::HttpPost request)
{
    WaitingOutcome waiting;
    if (!client.post(std::move(request), waiting.done()))
        qFatal("the request was not taken");
    return waiting.get();
}

} // namespace kith::test
