// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/gateway/request_head.h"
#include "server/api/surface.h"
#include "shared/result.h"

#include <QtCore/QJsonObject>
#include <QtNetwork/QHostAddress>

namespace kith::server {

/// What a request says, as one object: query parameters (as strings), over them the fields of its JSON body. POST and PUT
/// say what they write in the body alone; their query is checked and ignored.
/// Errors: UnsupportedType for a body that is no JSON by its Content-Type; BadRequest for one that is no JSON object, and for
/// a query that is broken, too long or says a thing twice.
[[nodiscard]] Result<QJsonObject> inputOf(const RequestHead &head, const QByteArray &body);

/// The token of `Authorization: Bearer TOKEN`; empty when there is none. A token in a URL is never looked at.
[[nodiscard]] QByteArray bearerToken(const RequestHead &head);

/// The call of a request with this input: whoever comes through the control socket without a token is the administrator.
[[nodiscard]] RawCall rawCallOf(const RequestHead &head, QJsonObject input, const QByteArray &requestId, const QHostAddress &client,
                                Surface surface);

} // namespace kith::server
