// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/local_admin.h"

#include <future>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

AdminApi localAdmin(const RouteTable &table, Executor &executor)
{
    return [&](const AdminRequest &request) -> Result<QJsonObject> {
        const RouteTable::Match match = table.match(verbFromName(request.verb), request.path.toLatin1());
        if (!match.route)
            return ErrorCode::NotFound;
        RawCall call{.caller = Caller{.user = {}, .session = {}, .isAdministrator = true}, .input = request.input};
        for (auto it = match.parameters.begin(); it != match.parameters.end(); ++it)
            call.input.insert(it.key(), it.value());
        auto promise = std::make_shared<std::promise<Result<Answer>>>();
        auto answered = promise->get_future();
        executor.run(*match.route, std::move(call), [promise](Result<Answer> answer) { promise->set_value(std::move(answer)); });
        const Result<Answer> answer = answered.get();
        return answer ? Result<QJsonObject>(answer->body) : Result<QJsonObject>(answer.error());
    };
}

} // namespace kith::server
