// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/api/rate_limit_rules.h"
#include "server/api/transfer.h"
#include "server/api/worker_pool.h"
#include "server/storage/storage.h"

#include <variant>

namespace kith::server {

enum class Verb { Get, Post, Put, Delete };
[[nodiscard]] QByteArray verbName(Verb verb);
[[nodiscard]] std::optional<Verb> verbFromName(QByteArrayView name);

/// Who may call. Finer rules (member, owner) are the service's.
enum class Access {
    Anyone,
    SignedIn,
    Administrator, ///< an administrator's token, or the control socket
    Operator, ///< no token; but only at the administrator's address and the control socket, elsewhere there is no such path
};

[[nodiscard]] constexpr bool isForAnyone(Access access)
{
    return access == Access::Anyone || access == Access::Operator;
}

/// Runs at once on the thread that asks, without the database, so it must never wait. Only for routes without a token.
struct DirectFunction
{
    std::function<Result<Answer>(const Call &)> run;
};
/// Runs on a reader thread with a snapshot.
using ReadFunction = std::function<Result<Answer>(Transaction &, const Call &)>;
/// Runs on a write lane inside a group commit; its events are told after the commit. It may be called again when its batch
/// could not be kept, so it must have no effect but on the transaction.
struct WriteFunction
{
    enum class Touches {
        Anything, ///< on PostgreSQL it runs while nothing else is written
        /// Changes only rows of the conversation that `conversationId` of the input names and rows of its own; steps of
        /// persons' versions it puts off (tellPersonLast()). On PostgreSQL it runs beside those of other conversations. For
        /// the frequent ones.
        OneConversation,
    };
    std::function<Result<Answer>(Transaction &, const Call &)> run;
    Touches touches = Touches::Anything;
};
/// Runs on the worker pool: calls read and write blocks on the storage itself.
struct WorkFunction
{
    std::function<Result<Answer>(Storage &, const Call &)> run;
    WorkerPool::Kind kind = WorkerPool::Kind::Other;
};

/// Decides in a transaction what a transfer of bytes comes to. The bytes themselves go past the API's queues and past
/// QtHttpServer, on threads of their own (server/gateway/transfer_service.h).
struct TransferFunction
{
    enum class Lane { Read, Write };
    Lane lane = Lane::Read;
    std::function<Result<TransferPlan>(Transaction &, const Call &, const TransferOffer &)> open;
};

/// One row of the API table.
struct Route
{
    Verb verb = Verb::Get;
    QString path; ///< `/api/messages/{conversationId}`; empty for what is only a realtime command
    QByteArray command; ///< realtime name, `message.send`; empty when there is none
    Access access = Access::SignedIn;
    std::variant<ReadFunction, WriteFunction, WorkFunction, DirectFunction, TransferFunction> function;
    /// The buckets that each request is charged to. A route that states none fails a test; {Limit::None} states that it needs none.
    std::vector<Limit> limits = {};

    /// For logs and metrics: `POST /api/messages/send`.
    [[nodiscard]] QString label() const;
    /// Whether an answer of `status` says that a message was stored which had not been before.
    [[nodiscard]] bool hasStoredMessage(int status) const { return command == "message.send" && status == 201; }
};

using Routes = std::vector<Route>;

} // namespace kith::server
