// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/network_words.h"

#include <QtCore/QCoreApplication>

namespace kith::client {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Network)
};

enum class Trouble { Refused, NoSuchHost, TimedOut, Untrusted, Proxy, Lost };

QString sentence(Trouble trouble, const QString &host)
{
    switch (trouble) {
    case Trouble::Refused: return Words::tr("Nothing answers at %1. Is the server running?").arg(host);
    case Trouble::NoSuchHost: return Words::tr("There is no server named %1, or this computer is offline.").arg(host);
    case Trouble::TimedOut: return Words::tr("%1 did not answer in time.").arg(host);
    case Trouble::Untrusted: return Words::tr("The connection to %1 is not safe: its certificate cannot be trusted.").arg(host);
    case Trouble::Proxy: return Words::tr("The network proxy on the way to %1 does not work.").arg(host);
    case Trouble::Lost: return Words::tr("The connection to %1 was lost.").arg(host);
    }
    Q_UNREACHABLE();
}

Error errorFor(Trouble trouble, const QString &host)
{
    return Error{.code = ErrorCode::Network, .detail = sentence(trouble, host)};
}

} // namespace

Error networkError(QNetworkReply::NetworkError error, const QString &host)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return errorFor(Trouble::Refused, host);
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError: return errorFor(Trouble::NoSuchHost, host);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return errorFor(Trouble::TimedOut, host);
    case QNetworkReply::SslHandshakeFailedError: return errorFor(Trouble::Untrusted, host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError: return errorFor(Trouble::Proxy, host);
    default: return errorFor(Trouble::Lost, host);
    }
}

Error networkError(QAbstractSocket::SocketError error, const QString &host)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return errorFor(Trouble::Refused, host);
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::NetworkError: return errorFor(Trouble::NoSuchHost, host);
    case QAbstractSocket::SocketTimeoutError: return errorFor(Trouble::TimedOut, host);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError: return errorFor(Trouble::Untrusted, host);
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
    case QAbstractSocket::ProxyAuthenticationRequiredError: return errorFor(Trouble::Proxy, host);
    default: return errorFor(Trouble::Lost, host);
    }
}

} // namespace kith::client
