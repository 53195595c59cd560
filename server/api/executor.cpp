// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/executor.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

Executor::Executor(Storage &storage, WorkerPool &workers, Authenticator authenticate)
    : m_storage(storage)
    , m_workers(workers)
    , m_authenticate(std::move(authenticate))
{
}

Result<Call> Executor::admit(Transaction &transaction, const Route &route, const RawCall &raw) const
{
    Call call{.caller = raw.caller.value_or(Caller{}), .input = raw.input, .requestId = raw.requestId, .peerAddress = raw.peerAddress};
    if (route.access == Access::Anyone || route.access == Access::Operator)
        return call;
    if (!raw.caller) {
        if (raw.token.isEmpty())
            return ErrorCode::NotSignedIn;
        const auto caller = m_authenticate(transaction, raw.token);
        if (!caller)
            return caller.error();
        call.caller = *caller;
    }
    if (route.access == Access::SignedIn && call.caller.user.isNull())
        return Error{.code = ErrorCode::Forbidden, .detail = u"This is for a person; the control socket is none. Send a token as well."_s};
    if (route.access == Access::Administrator && !call.caller.isAdministrator)
        return ErrorCode::Forbidden;
    return call;
}

void Executor::run(const Route &route, RawCall raw, Done done)
{
    if (const auto *read = std::get_if<ReadFunction>(&route.function)) {
        m_storage.read<Answer>(
            [this, &route, read, raw = std::move(raw)](Transaction &transaction) -> Result<Answer> {
                const auto call = admit(transaction, route, raw);
                return call ? (*read)(transaction, *call) : Result<Answer>(call.error());
            },
            std::move(done));
    } else if (const auto *write = std::get_if<WriteFunction>(&route.function)) {
        m_storage.write<Answer>(
            [this, &route, write, raw = std::move(raw)](Transaction &transaction) -> Result<Answer> {
                const auto call = admit(transaction, route, raw);
                return call ? write->run(transaction, *call) : Result<Answer>(call.error());
            },
            std::move(done));
    } else {
        const auto &work = std::get<WorkFunction>(route.function);
        const bool isQueued = m_workers.submit([this, &route, &work, raw = std::move(raw), done] {
            const auto call = m_storage.readAndWait<Call>(
                [this, &route, &raw](Transaction &transaction) { return admit(transaction, route, raw); });
            done(call ? work(m_storage, *call) : Result<Answer>(call.error()));
        });
        if (!isQueued)
            done(Error{.code = ErrorCode::TooManyRequests, .retryAfter = std::chrono::seconds(2)});
    }
}

} // namespace kith::server
