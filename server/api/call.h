// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/json_reader.h"

namespace kith::server {

/// Who is asking, as proven by the token.
struct Caller
{
    UserId user; ///< null: the administrator at the control socket, who is no person
    SessionId session; ///< null with `user`
    bool isAdministrator = false;
};

/// A request as it came in, before anybody looked at who sent it.
struct RawCall
{
    QByteArray token = {}; ///< bearer token; empty when none was sent
    std::optional<Caller> caller = {}; ///< already proven: a socket after its hello
    /// Path parameters, query parameters and body fields under their names; a path parameter wins over a body field.
    QJsonObject input = {};
    QString requestId = {};
    QString peerAddress = {};
};

/// A request that a service may serve.
struct Call
{
    Caller caller;
    QJsonObject input;
    QString requestId;
    QString peerAddress;

    [[nodiscard]] JsonReader arguments() const { return JsonReader(input); }
};

} // namespace kith::server
