// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/executor.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
LaneKey laneKey(const WriteFunction &write, const QJsonObject &input)
{
    if (write.touches == WriteFunction::Touches::Anything)
        return {};
    const auto conversation = ConversationId::fromString(input.value("conversationId"_L1).toString());
    return conversation ? LaneKey::of(*conversation) : LaneKey{1}; // will be refused, and needs no turn of its own for that
}
} // namespace

Executor::Executor(Storage &storage, WorkerPool &workers, RateLimiter &limiter, Authenticator authenticate, CallerSeen seen,
                   WriteObserver written)
    : m_storage(storage)
    , m_workers(workers)
    , m_limiter(limiter)
    , m_authenticate(std::move(authenticate))
    , m_seen(std::move(seen))
    , m_written(std::move(written))
{
}

Result<Call> Executor::admit(Transaction &transaction, const Route &route, const RawCall &raw, const Owed &owed) const
{
    Call call{.caller = raw.caller.value_or(Caller{}), .input = raw.input, .requestId = raw.requestId, .peerAddress = raw.peerAddress};
    if (isForAnyone(route.access))
        return call;
    if (!raw.caller) {
        const auto caller = m_authenticate(transaction, raw.token);
        if (!caller) {
            m_limiter.forget(raw.token);
            return caller.error();
        }
        call.caller = *caller;
        if (owed && !std::exchange(owed->isMade, true))
            owed->refusal = m_limiter.chargePerson(route, raw, caller->user);
        if (owed && owed->refusal)
            return *owed->refusal;
    }
    if (m_seen && !call.caller.user.isNull())
        m_seen(call.caller, call.peerAddress);
    if (route.access == Access::SignedIn && call.caller.user.isNull())
        return Error{.code = ErrorCode::Forbidden, .detail = u"This is for a person; the control socket is none. Send a token as well."_s};
    if (route.access == Access::Administrator && !call.caller.isAdministrator)
        return ErrorCode::Forbidden;
    return call;
}

void Executor::run(const Route &route, RawCall raw, Done done)
{
    if (!isForAnyone(route.access) && !raw.caller && raw.token.isEmpty())
        return done(ErrorCode::NotSignedIn);
    const RateLimiter::Verdict charge = m_limiter.charge(route, raw);
    if (charge.refusal)
        return done(charge.isSilent ? Result<Answer>(Answer::none()) : Result<Answer>(*charge.refusal));
    const auto place = m_limiter.enter(route, raw);
    if (!place)
        return done(place.error());
    if (*place) {
        // Over before the answer goes, so that whoever has it may ask again at once.
        done = [place = *place, done = std::move(done)](Result<Answer> answer) mutable {
            place.reset();
            done(std::move(answer));
        };
    }
    const Owed owed = charge.owesPerson ? std::make_shared<LateCharge>() : nullptr;
    if (const auto *read = std::get_if<ReadFunction>(&route.function)) {
        m_storage.read<Answer>(
            [this, &route, read, owed, raw = std::move(raw)](Transaction &transaction) -> Result<Answer> {
                const auto call = admit(transaction, route, raw, owed);
                return call ? (*read)(transaction, *call) : Result<Answer>(call.error());
            },
            std::move(done));
    } else if (std::holds_alternative<WriteFunction>(route.function)) {
        write(route, std::move(raw), owed, std::move(done));
    } else if (const auto *direct = std::get_if<DirectFunction>(&route.function)) {
        done(direct->run(Call{.caller = {}, .input = raw.input, .requestId = raw.requestId, .peerAddress = raw.peerAddress}));
    } else if (std::holds_alternative<WorkFunction>(route.function)) {
        work(route, std::move(raw), owed, std::move(done));
    } else {
        Q_ASSERT_X(false, "Executor::run", "a transfer is opened, not run");
        done(ErrorCode::Internal);
    }
}

void Executor::write(const Route &route, RawCall raw, Owed owed, Done done)
{
    const auto &function = std::get<WriteFunction>(route.function);
    if (m_written) {
        done = [this, &route, startedAt = std::chrono::steady_clock::now(), done = std::move(done)](Result<Answer> answer) {
            m_written(route, answer, std::chrono::steady_clock::now() - startedAt);
            done(std::move(answer));
        };
    }
    const LaneKey key = laneKey(function, raw.input);
    m_storage.write<Answer>(
        [this, &route, &function, owed = std::move(owed), raw = std::move(raw)](Transaction &transaction) -> Result<Answer> {
            const auto call = admit(transaction, route, raw, owed);
            return call ? function.run(transaction, *call) : Result<Answer>(call.error());
        },
        std::move(done), key);
}

void Executor::work(const Route &route, RawCall raw, Owed owed, Done done)
{
    const auto &function = std::get<WorkFunction>(route.function);
    auto job = [this, &route, &function, owed, raw = std::move(raw), done] {
        Result<Call> call = isForAnyone(route.access) ? Result<Call>(
                                Call{.caller = {}, .input = raw.input, .requestId = raw.requestId, .peerAddress = raw.peerAddress})
                                                      : m_storage.readAndWait<Call>(
                                                          [&](Transaction &transaction) { return admit(transaction, route, raw, owed); });
        if (!call)
            return done(call.error());
        Result<Answer> answer = function.run(m_storage, *call);
        if (answer)
            m_limiter.succeeded(route, raw);
        done(std::move(answer));
    };
    const bool isQueued = m_workers.submit(std::move(job), function.kind);
    if (!isQueued)
        done(Error{.code = ErrorCode::TooManyRequests, .retryAfter = std::chrono::seconds(2)});
}

std::optional<Error> Executor::chargeBytes(const Route &route, UserId person, qint64 bytes)
{
    if (bytes == 0 || std::find(route.limits.begin(), route.limits.end(), Limit::FileBytes) == route.limits.end())
        return std::nullopt;
    // A file that is larger than the bucket passes when the bucket is full, and empties it.
    const double most = m_limiter.rules()[size_t(Limit::FileBytes)].burst;
    return m_limiter.charge(Limit::FileBytes, person.toString(), std::min(double(bytes), most));
}

void Executor::open(const Route &route, RawCall raw, TransferOffer offer, Opened opened)
{
    if (!isForAnyone(route.access) && !raw.caller && raw.token.isEmpty())
        return opened(ErrorCode::NotSignedIn);
    const RateLimiter::Verdict charge = m_limiter.charge(route, raw);
    if (charge.refusal)
        return opened(*charge.refusal);
    const auto &transfer = std::get<TransferFunction>(route.function);
    auto work = [this, &route, &transfer, owed = charge.owesPerson ? std::make_shared<LateCharge>() : nullptr, raw = std::move(raw),
                 offer = std::move(offer)](Transaction &transaction) -> Result<OpenedTransfer> {
        const auto call = admit(transaction, route, raw, owed);
        if (!call)
            return call.error();
        if (const auto refusal = chargeBytes(route, call->caller.user, offer.bodyBytes))
            return *refusal;
        auto plan = transfer.open(transaction, *call, offer);
        if (!plan)
            return plan.error();
        return OpenedTransfer{.caller = call->caller, .plan = std::move(plan).value()};
    };
    if (transfer.lane == TransferFunction::Lane::Read)
        m_storage.read<OpenedTransfer>(std::move(work), std::move(opened));
    else
        m_storage.write<OpenedTransfer>(std::move(work), std::move(opened));
}

} // namespace kith::server
