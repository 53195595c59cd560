// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/request_head.h"

namespace kith::server {

/// The fields that let a browser page of an allowed origin read the answer; none for everybody else, which closes it to them.
///
/// Origins are compared byte by byte. There is no `*`, and no credentials are allowed: Kith has no cookies, a page sends its token itself.
/// For an answer to a preflight the fields also say what the request proper may hold.
/// Source: Fetch standard, 3.2 (CORS protocol).
[[nodiscard]] QList<HeaderField> corsFields(const RequestHead &head, const QList<QByteArray> &allowedOrigins);

} // namespace kith::server
