// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/gateway/request_head.h"
#include "shared/errors.h"

namespace kith::server {

struct Route;

/// An answer before it is bytes. The guard adds what belongs to the connection: lengths, Connection, Date, security fields.
struct HttpReply
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QByteArray requestId;
    QList<HeaderField> headers = {};
    QByteArray cacheControl = QByteArrayLiteral("no-store");
    /// The length of a body that somebody else sends behind the head; `body` is empty then.
    std::optional<qint64> streamedBytes = {};
    const Route *route = nullptr; ///< whose answer it is; null: of none. For logs and metrics only
};

/// How the connection asks for its answer.
struct ReplyFraming
{
    bool isHead = false; ///< the answer to HEAD: same fields, no body
    bool keepAlive = true;
};

[[nodiscard]] QByteArray serialise(const HttpReply &reply, ReplyFraming framing);

/// What a service answered, as JSON.
[[nodiscard]] HttpReply answerReply(const Answer &answer, const QByteArray &requestId);

/// `application/problem+json`, with Retry-After where the status asks for it.
[[nodiscard]] HttpReply problemReply(const Error &error, const QByteArray &requestId);

/// The client's X-Request-Id if it is sane ([A-Za-z0-9._-]{1,64}), or a new one.
[[nodiscard]] QByteArray requestIdOf(const RequestHead &head);
[[nodiscard]] QByteArray newRequestId();

/// A whole, prebuilt answer for a connection that is refused before anything is allocated for it.
[[nodiscard]] const QByteArray &overloadedBytes();

} // namespace kith::server
