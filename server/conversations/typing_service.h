// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/bus/bus.h"
#include "server/storage/transaction.h"

#include <QtCore/QHash>

#include <chrono>
#include <mutex>

namespace kith::server {

/// Tells the other members that somebody is typing; nothing is stored.
///
/// In large groups, to people between whom and the caller a block stands, and sooner than limits::typingEvery after the
/// last time, nothing is told and nothing is said about it. Own other devices hear nothing.
/// Thread: any.
class TypingService
{
public:
    using Clock = std::chrono::steady_clock;

    explicit TypingService(EventSink &sink, std::function<Clock::time_point()> clock = &Clock::now);

    [[nodiscard]] Result<Answer> tell(Transaction &transaction, const Call &call);

private:
    using Place = std::pair<ConversationId, UserId>;
    [[nodiscard]] bool isDue(const Place &place);

    EventSink &m_sink;
    const std::function<Clock::time_point()> m_clock;
    std::mutex m_mutex;
    QHash<Place, Clock::time_point> m_told; ///< of the last few seconds
};

} // namespace kith::server
