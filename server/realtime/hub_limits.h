// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/rate_guard.h"
#include "shared/limits.h"

#include <QtCore/QtGlobal>

#include <chrono>
#include <cstddef>

namespace kith::server {

/// Every bound of the realtime hub, each with what happens at it.
struct HubLimits
{
    using Milliseconds = std::chrono::milliseconds;

    size_t connections = 20'000; ///< of all hub threads; the next is closed with 1013
    int connectionsOfPerson = 30; ///< on all hub threads; the next hello is refused with 4429
    size_t adoptionsWaiting = 4096; ///< per hub thread; the next is closed with 1013
    size_t eventsWaiting = 65'536; ///< per hub thread; beyond it all its peers are closed with 1012 and catch up
    qsizetype messageBytes = qsizetype(limits::frameBytes); ///< larger: 4413
    qsizetype outgoingBytes = 1024 * 1024; ///< waiting for one peer; more: 4408
    int kernelSendBytes = 256 * 1024; ///< the socket's own buffer; fixed, as the kernel would grow it to megabytes
    int commandsInFlight = 64; ///< per connection; its socket is not read until one is answered
    RateLimit commands{.perSecond = 20, .burst = 60}; ///< refused, then 4429
    /// Commands that were refused as too many of their kind, by whatever bucket; a client that does not slow down gets 4429.
    RateLimit refusals{.perSecond = 1, .burst = 20, .strikes = 20};
    RateLimit controlFrames{.perSecond = 1, .burst = 10}; ///< for pings and pongs; pings go unanswered, then 4429

    Milliseconds helloDeadline = limits::helloDeadline; ///< then 4401
    Milliseconds pingEvery = limits::heartbeat;
    Milliseconds silentPeer = limits::silentPeer; ///< then the connection is dropped
    Milliseconds messageDeadline{30'000}; ///< from a message's first byte to its last; then 4400
    Milliseconds closeLinger{3'000}; ///< for our last frames to go out and the peer to close
    /// For those of a peer that was too slow to begin to go out: a phone in a tunnel should learn why. Nothing but them and the rest of
    /// one frame is kept for it, and it keeps its place among the connections of its address.
    Milliseconds slowLinger{20'000};
    Milliseconds revalidateEvery{30 * 60'000}; ///< then whoever signed in is asked for anew
    Milliseconds sweepEvery{250}; ///< how coarse all of these are
};

} // namespace kith::server
