// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/listen_address.h"

#include <QtNetwork/QHostAddress>

#include <sys/un.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype socketPathBytes = sizeof(sockaddr_un::sun_path) - 1;

std::optional<ListenAddress> parseTcp(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1).chopped(1);
    else if (address.contains(u':'))
        return std::nullopt;
    const QString digits = text.mid(colon + 1);
    bool ok = false;
    const int port = digits.toInt(&ok);
    if (address == "localhost"_L1)
        address = u"127.0.0.1"_s;
    if (!ok || !digits.front().isDigit() || port > 65535 || QHostAddress(address).isNull())
        return std::nullopt;
    return ListenAddress{.kind = ListenAddress::Kind::Tcp, .address = address, .port = port};
}
} // namespace

std::optional<ListenAddress> ListenAddress::parse(const QString &text)
{
    if (text.startsWith("unix:"_L1)) {
        const QString path = text.mid(5);
        if (!path.startsWith(u'/') || path.endsWith(u'/') || path.toUtf8().size() > socketPathBytes)
            return std::nullopt;
        return ListenAddress{.kind = Kind::Unix, .path = path};
    }
    if (text == "systemd"_L1)
        return ListenAddress{.kind = Kind::Systemd};
    if (text.startsWith("systemd:"_L1) && text.size() > 8)
        return ListenAddress{.kind = Kind::Systemd, .name = text.mid(8)};
    return parseTcp(text);
}

QString ListenAddress::text() const
{
    switch (kind) {
    case Kind::Unix: return u"unix:"_s + path;
    case Kind::Systemd: return name.isEmpty() ? u"systemd"_s : u"systemd:"_s + name;
    case Kind::Tcp: break;
    }
    return (address.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address).arg(port);
}

bool ListenAddress::isLoopback() const
{
    return kind == Kind::Unix || (kind == Kind::Tcp && QHostAddress(address).isLoopback());
}

} // namespace kith::server
