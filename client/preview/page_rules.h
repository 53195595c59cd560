// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ip_address.h"
#include "shared/result.h"

#include <QtCore/QList>
#include <QtCore/QUrl>

#include <chrono>

namespace kith::client {

/// How far the client goes for the preview of a link that the person asked for.
struct PageRules
{
    QList<IpNetwork> allowed = {}; ///< not public, and reached all the same, on any port; empty but in tests
    std::chrono::milliseconds time{10'000}; ///< from the name to the last byte, redirects included
    qint64 bytesMax = 512 * 1024; ///< of a page, and of its picture
};

/// An address that may be asked for: https, or http where that was agreed to; no name or password in it, and the usual port.
/// Names are judged by what they lead to (mayConnect). Errors: Validation, with a sentence.
[[nodiscard]] Result<QUrl> judgePage(const QUrl &url, bool mayBeOpen, const PageRules &rules);
/// Only what everybody reaches alike: no loopback, no private, link-local or other special address.
[[nodiscard]] bool mayConnect(const IpAddress &address, const PageRules &rules);

} // namespace kith::client
