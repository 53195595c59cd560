// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/storage/storage.h"

#include <functional>

namespace kith::server {

/// Why a person was or was not alerted of a message.
class WhyService
{
public:
    /// `settle` waits until what was sent so far is decided and stored: AlertWorker::settle().
    explicit WhyService(std::function<void()> settle);

    /// {messageId} -> {messageId, conversationId, alert, reason, text, decidedAt?, devices, pushes}. For whoever may read the
    /// message, about themself alone. Thread: a worker.
    [[nodiscard]] Result<Answer> why(Storage &storage, const Call &call) const;
    /// The same of what is stored.
    [[nodiscard]] static Result<Answer> explain(Transaction &transaction, const Caller &caller, MessageId message);

private:
    const std::function<void()> m_settle;
};

} // namespace kith::server
