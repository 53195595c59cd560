// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace kith::server {

struct HeaderField
{
    QByteArray name; ///< as sent; compare without regard to case
    QByteArray value;
};

/// A validated request line and its header fields.
struct RequestHead
{
    QByteArray method;
    /// Origin form (`/path?query`) or `*`; an absolute form has been reduced to its path. Still percent-encoded, every escape complete.
    QByteArray target;
    int minorVersion = 1; ///< of HTTP/1.x
    QList<HeaderField> headers;
    qint64 contentLength = 0;
    bool keepAlive = true;
    bool expectsContinue = false;
    bool wantsWebSocket = false; ///< asks to upgrade to `websocket`; whether it may is for UpgradeRequest to say

    /// The first field of that name, or a null array.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] int count(QByteArrayView name) const;
    [[nodiscard]] QByteArray path() const; ///< the target before `?`
    [[nodiscard]] QByteArray query() const; ///< the target after `?`

    /// Whether a comma-separated list header (all fields of that name together) holds the token, without regard to case.
    [[nodiscard]] bool listHolds(QByteArrayView name, QByteArrayView token) const;
};

/// The host of the Host field without its port, in lower case; an IPv6 address without brackets.
[[nodiscard]] QByteArray hostNameOf(const RequestHead &head);

/// The same request for the parser behind the guard: without the fields that are between the client and the guard only
/// (Connection, Upgrade, Expect, Keep-Alive and the like), so that nothing behind the guard can act on them.
[[nodiscard]] QByteArray canonicalRequest(const RequestHead &head, const QByteArray &body);

} // namespace kith::server
