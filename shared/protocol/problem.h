// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

#include <QtCore/QJsonObject>

namespace kith {

/// RFC 9457 problem details: {type, title, status, code, detail, fields, requestId, retryAfter}.
[[nodiscard]] QJsonObject problemToJson(const Error &error, const QString &requestId = {});

/// The other direction, for the client. An answer that is no problem of ours becomes ErrorCode::Protocol.
[[nodiscard]] Error problemFromJson(const QJsonObject &problem);

} // namespace kith
