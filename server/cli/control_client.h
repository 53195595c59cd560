// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/admin_api.h"

#include <optional>

namespace kith::server {

/// Speaks HTTP to a running server over the control socket. Absent: nobody listens there, so no server runs.
/// Errors of the calls: Network when the server goes away or does not answer within two minutes, Protocol, or its own.
/// Thread: blocks the caller's.
[[nodiscard]] std::optional<AdminApi> controlClient(const QString &socketPath);

/// The answer of a server: status, body. Errors: Protocol for what is no HTTP answer of ours.
[[nodiscard]] Result<QJsonObject> readControlAnswer(const QByteArray &bytes);

/// The whole request as bytes.
[[nodiscard]] QByteArray controlRequest(const AdminRequest &request);

} // namespace kith::server
