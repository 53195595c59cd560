// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/http_refusal.h"

#include "shared/protocol/problem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkRequest>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Error senselessAnswer(const QString &detail)
{
    return Error{.code = ErrorCode::Protocol, .detail = detail};
}

Error refusalOf(int status, const QByteArray &body, const QByteArray &retryAfter)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    Error error = problemFromJson(document.object());
    // A proxy in front of the server has its own words for "not now", and no problem+json.
    if (error.code == ErrorCode::Protocol && (status == 502 || status == 503 || status == 504))
        error = Error{.code = ErrorCode::Overloaded, .detail = QString::fromLatin1(traitsOf(ErrorCode::Overloaded).title)};
    else if (error.code == ErrorCode::Protocol)
        error.detail = QCoreApplication::translate("Network", "The server gave an answer that makes no sense here (HTTP %1).").arg(status);
    bool isNumber = false;
    const int seconds = retryAfter.toInt(&isNumber);
    if (!error.retryAfter && isNumber)
        error.retryAfter = std::chrono::seconds(qBound(0, seconds, 86'400));
    return error;
}

void prepareRequest(QNetworkRequest &request, const QString &token)
{
    if (!token.isEmpty())
        request.setRawHeader("Authorization"_ba, "Bearer "_ba + token.toLatin1());
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
}

} // namespace kith::client
