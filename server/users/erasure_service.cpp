// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/users/erasure_service.h"

#include "server/users/admin_log.h"
#include "server/users/own_path.h"
#include "server/users/users_store.h"
#include "shared/kill_point.h"
#include "shared/limits.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
/// An account of ordinary size is cleared away before the answer.
constexpr std::chrono::seconds patience{3};

bool readRemovesMessages(JsonReader &in)
{
    return in.choice("messages"_L1, Need::Optional, {u"keep"_s, u"remove"_s}) == "remove"_L1;
}
} // namespace

ErasureService::ErasureService(std::shared_ptr<Erasure> erasure, PasswordProof &proof)
    : m_erasure(std::move(erasure))
    , m_proof(proof)
{
}

Result<Answer> ErasureService::eraseOwn(Storage &storage, const Call &call)
{
    JsonReader in = call.arguments();
    const QString password = in.text("password"_L1, Need::Required, {.min = 1, .max = limits::passwordMaxLength});
    const bool removesMessages = readRemovesMessages(in);
    const auto isOwn = storage.readAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        const auto own = ownPath(transaction, call, in);
        return own ? Result<bool>(true) : Result<bool>(own.error());
    });
    if (!isOwn)
        return isOwn.error();
    if (const auto proven = m_proof.proveOwn(storage, call, u"password"_s, password); !proven)
        return proven.error();
    return erase(storage, call.caller.user, removesMessages);
}

Result<Answer> ErasureService::eraseAny(Storage &storage, const Call &call)
{
    const auto user = UserId::fromString(call.input.value("userId"_L1).toString());
    if (!user)
        return ErrorCode::NotFound;
    JsonReader in = call.arguments();
    const bool removesMessages = readRemovesMessages(in);
    if (const auto verdict = in.verdict(); !verdict)
        return verdict.error();
    const auto erased = erase(storage, *user, removesMessages);
    if (erased)
        logAdmin(call, removesMessages ? u"erased, with all messages,"_s : u"erased"_s, *user);
    return erased;
}

Result<Answer> ErasureService::erase(Storage &storage, UserId user, bool removesMessages)
{
    const auto closed = storage.writeAndWait<bool>([&](Transaction &transaction) -> Result<bool> {
        const auto done = m_erasure->close(transaction, user, removesMessages);
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
    if (!closed)
        return closed.error();
    killPoint("erasure.closed");
    m_erasure->clearAway(storage, user, patience);
    return Answer::none();
}

} // namespace kith::server
