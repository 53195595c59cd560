// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ip_address.h"
#include "shared/result.h"

#include <QtCore/QList>

namespace kith::server {

/// An address on the web, taken apart by the same parser that later connects.
struct TargetUrl
{
    QString text; ///< normalised
    QString host; ///< a name, or an address without brackets
    std::optional<IpAddress> literal = {}; ///< set when the host is an address
    quint16 port = 0;
    bool isHttps = false;
};

/// Where the server may connect to on somebody's behalf, so that nobody reaches through it what only it can reach.
///
/// http and https, without a password in it, to a public address on port 80 or 443. Networks that the administrator
/// allows lift the last two. Names are judged by the address that is connected to, never by themselves.
/// Source: OWASP SSRF prevention; IANA special-purpose address registries (RFC 6890 and its updates).
class TargetRules
{
public:
    explicit TargetRules(QList<IpNetwork> allowed = {});

    /// Errors: Validation, with a sentence for the person who gave the address.
    [[nodiscard]] Result<TargetUrl> parse(const QString &url) const;
    /// `location` as a redirect from `from` gives it. Errors: as parse(); also from https to http.
    [[nodiscard]] Result<TargetUrl> follow(const TargetUrl &from, const QByteArray &location) const;
    [[nodiscard]] bool mayConnect(const IpAddress &address, quint16 port) const;

private:
    [[nodiscard]] Result<void> judge(const TargetUrl &url) const;

    QList<IpNetwork> m_allowed;
};

} // namespace kith::server
