// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/request_input.h"

#include "shared/protocol/strict_json.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QStringDecoder>

namespace kith::server {

namespace {

constexpr qsizetype queryParameters = 32;
constexpr qsizetype tokenBytes = 256;

Error badRequest(const char *detail)
{
    return Error{.code = ErrorCode::BadRequest, .detail = QString::fromLatin1(detail)};
}

bool isJson(const QByteArray &contentType)
{
    QList<QByteArray> parts = contentType.toLower().split(';');
    if (parts.takeFirst().trimmed() != "application/json")
        return false;
    for (const QByteArray &part : parts) {
        const QByteArray parameter = part.trimmed();
        if (!parameter.isEmpty() && parameter != "charset=utf-8" && parameter != "charset=\"utf-8\"")
            return false;
    }
    return true;
}

// Absent for what is no UTF-8 text without control characters.
std::optional<QString> decoded(QByteArray text)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.replace('+', ' '));
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString out = utf8(bytes);
    if (utf8.hasError() || out.contains(QChar(u'\0')))
        return std::nullopt;
    return out;
}

Result<QJsonObject> queryInput(const QByteArray &query)
{
    QJsonObject input;
    if (query.isEmpty())
        return input;
    const QList<QByteArray> pairs = query.split('&');
    if (pairs.size() > queryParameters)
        return badRequest("The query has too many parameters");
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype mark = pair.indexOf('=');
        const auto name = decoded(mark < 0 ? pair : pair.first(mark));
        const auto value = decoded(mark < 0 ? QByteArray() : pair.sliced(mark + 1));
        if (!name || !value)
            return badRequest("The query is not UTF-8 text");
        if (input.contains(*name))
            return badRequest("The query names a parameter twice");
        input.insert(*name, *value);
    }
    return input;
}

} // namespace

Result<QJsonObject> inputOf(const RequestHead &head, const QByteArray &body)
{
    Result<QJsonObject> input = queryInput(head.query());
    if (!input)
        return input;
    // What is written comes in the body: a password in a URL would end up in the logs of every proxy.
    if (head.method == "POST" || head.method == "PUT" || head.method == "DELETE")
        *input = {};
    if (body.isEmpty())
        return input;
    if (head.count("content-type") != 1 || !isJson(head.header("content-type")))
        return Error{.code = ErrorCode::UnsupportedType, .detail = QStringLiteral("The body must be application/json")};
    if (!hasStrictStrings(body))
        return badRequest("The body is not JSON: a string holds a control character or an unknown escape, or does not end");
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badRequest("The body is not JSON");
    if (!document.isObject())
        return badRequest("The body must be a JSON object");
    const QJsonObject fields = document.object();
    for (auto it = fields.constBegin(); it != fields.constEnd(); ++it)
        input->insert(it.key(), it.value());
    return input;
}

QByteArray bearerToken(const RequestHead &head)
{
    if (head.count("authorization") != 1)
        return {};
    const QByteArray value = head.header("authorization");
    constexpr qsizetype schemeBytes = 7;
    if (value.size() <= schemeBytes || value.size() > schemeBytes + tokenBytes
        || value.first(schemeBytes).compare("bearer ", Qt::CaseInsensitive) != 0)
        return {};
    return value.sliced(schemeBytes).trimmed();
}

RawCall rawCallOf(const RequestHead &head, QJsonObject input, const QByteArray &requestId, const QHostAddress &client, Surface surface)
{
    const QByteArray token = bearerToken(head);
    const bool isOperator = surface == Surface::Control && token.isEmpty();
    return {.token = token,
            .caller = isOperator ? std::optional(Caller{.user = {}, .session = {}, .isAdministrator = true}) : std::nullopt,
            .input = std::move(input),
            .requestId = QString::fromLatin1(requestId),
            .peerAddress = client.toString()};
}

} // namespace kith::server
