// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/outbound/target_rules.h"
#include "server/storage/transaction.h"
#include "shared/id_generator.h"

namespace kith::server {

/// What this server can do for people who are away.
struct EndpointsOptions
{
    bool canPush = true; ///< UnifiedPush and webhooks
    bool canMail = false;
    TargetRules rules = TargetRules();
};

/// Push endpoints as their owner makes and removes them.
class EndpointsService
{
public:
    EndpointsService(IdGenerator &ids, EndpointsOptions options);

    /// {endpoints}
    [[nodiscard]] Result<Answer> list(Transaction &transaction, const Call &call) const;
    /// {kind, url?, includeContent?, delayMinutes?} -> 201 {endpoint, secret?}; the same kind and address again -> 200, and a
    /// disabled one begins anew. The secret is told here and never again.
    [[nodiscard]] Result<Answer> add(Transaction &transaction, const Call &call) const;
    /// {endpointId}
    [[nodiscard]] Result<Answer> remove(Transaction &transaction, const Call &call) const;

private:
    IdGenerator &m_ids;
    const EndpointsOptions m_options;
};

} // namespace kith::server
