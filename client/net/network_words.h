// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QNetworkReply>

namespace kith::client {

/// What went wrong on the way to the server, as ErrorCode::Network with a sentence that a person can act on.
[[nodiscard]] Error networkError(QNetworkReply::NetworkError error, const QString &host);
[[nodiscard]] Error networkError(QAbstractSocket::SocketError error, const QString &host);

} // namespace kith::client
