// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/histogram.h"
#include "server/realtime/close_code.h"

#include <array>
#include <atomic>
#include <cstddef>

namespace kith::server {

/// What all hub threads together have done so far. Thread: any.
struct HubFigures
{
    /// The codes that are counted by themselves; every other end counts as Abnormal.
    static constexpr std::array<CloseCode, 11> endings{CloseCode::Abnormal,      CloseCode::Normal,         CloseCode::GoingAway,
                                                       CloseCode::ProtocolError, CloseCode::ServiceRestart, CloseCode::TryAgainLater,
                                                       CloseCode::BadFrame,      CloseCode::NotSignedIn,    CloseCode::TooSlow,
                                                       CloseCode::TooLarge,      CloseCode::TooManyRequests};

    std::atomic<size_t> connections{0};
    std::atomic<quint64> adopted{0};
    std::array<std::atomic<quint64>, endings.size()> ended{}; ///< by position in `endings`
    std::atomic<quint64> events{0}; ///< handed to the hub, ephemeral ones included
    std::atomic<quint64> deliveries{0}; ///< frames of events, one for each connection that hears it
    std::atomic<quint64> lostBatches{0}; ///< how often a hub thread could not keep up and its peers had to come back
    std::atomic<quint64> closedAsSlow{0}; ///< peers that did not read what was for them

    static constexpr std::array<double, 8> queueBounds{1024, 4096, 16'384, 65'536, 131'072, 262'144, 524'288, 1'048'576};
    Histogram blockedBytes{queueBounds}; ///< what waited for one peer each time its socket took no more
    Histogram deliveryTimes{latencyBounds}; ///< of `deliveries`, from the commit (or the moment of what is not stored) to the kernel
    Histogram messageAnswers{latencyBounds}; ///< of commands that stored a new message, from the command to its answer in the kernel

    void countEnd(CloseCode code)
    {
        for (size_t i = 1; i < endings.size(); ++i) {
            if (endings[i] == code) {
                ++ended[i];
                return;
            }
        }
        ++ended[0];
    }
};

} // namespace kith::server
