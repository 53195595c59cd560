// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/health.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Routes healthRoutes(const std::atomic<bool> &isDraining)
{
    return {
        {.verb = Verb::Get,
         .path = u"/healthz"_s,
         .command = {},
         .access = Access::Anyone,
         .function = DirectFunction{[](const Call &) -> Result<Answer> {
             return Answer::ok({{u"status"_s, u"alive"_s}});
         }},
         .limits = {Limit::None}},
        // Goes through the write lane: a database that takes no writes cannot serve.
        {.verb = Verb::Get,
         .path = u"/readyz"_s,
         .command = {},
         .access = Access::Anyone,
         .function = WriteFunction{[&isDraining](Transaction &transaction, const Call &) -> Result<Answer> {
             if (isDraining)
                 return Error{.code = ErrorCode::Draining, .retryAfter = std::chrono::seconds(5)};
             Rows rows = transaction.select(u"SELECT version FROM schema_version WHERE version = 1"_s);
             if (!rows.next())
                 return ErrorCode::Storage;
             return Answer::ok({{u"status"_s, u"ready"_s}});
         }},
         .limits = {Limit::None}},
    };
}

} // namespace kith::server
