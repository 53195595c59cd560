// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/errors.h"

class QNetworkReply;
class QNetworkRequest;
class QString;

namespace kith::client {

/// What a server said with a status from 400 on; the sentence of a proxy in front of it becomes one of ours.
[[nodiscard]] Error refusalOf(int status, const QByteArray &body, const QByteArray &retryAfter);
/// An answer that no Kith server gives.
[[nodiscard]] Error senselessAnswer(const QString &detail);
/// The token goes into the head, and nothing comes from, or goes into, a cookie jar or a cache.
void prepareRequest(QNetworkRequest &request, const QString &token);

} // namespace kith::client
