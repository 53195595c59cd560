// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/server_text.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QHostAddress>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualPort = 8065;

Error notAServer()
{
    return Error{.code = ErrorCode::Validation,
                 .detail = QCoreApplication::translate("Accounts", "Type the server's address, for example chat.example.org.")};
}

bool isNearby(const QString &host)
{
    const QHostAddress address(host);
    if (address.isNull())
        return !host.contains(u'.') || host.endsWith(u".local"_s) || host.endsWith(u".localhost"_s) || host.endsWith(u".lan"_s);
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
           || address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) || address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12)
           || address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
}

} // namespace

Result<QUrl> serverFromText(const QString &text)
{
    const QString typed = text.trimmed();
    const bool hasScheme = typed.contains(u"://"_s);
    QUrl url(hasScheme ? typed : u"https://"_s + typed, QUrl::StrictMode);
    const bool isKnownScheme = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    if (!url.isValid() || url.host().isEmpty() || !isKnownScheme || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return notAServer();
    if (!url.path().isEmpty() && url.path() != u"/"_s)
        return notAServer();
    if (!hasScheme && isNearby(url.host())) {
        url.setScheme(u"http"_s);
        url.setPort(url.port(usualPort));
    }
    url.setPath({});
    return url;
}

bool isEncrypted(const QUrl &server)
{
    return server.scheme() == u"https"_s;
}

} // namespace kith::client
