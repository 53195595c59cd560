// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/reply.h"

#include "server/api/hidden_words.h"
#include "shared/protocol/problem.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <array>
#include <ctime>

namespace kith::server {

namespace {

constexpr qsizetype requestIdBytes = 64;

const char *phraseOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 421: return "Misdirected Request";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "";
    }
}

// RFC 9110 5.6.7. The C library's names follow the locale, ours must not.
QByteArray httpDate(std::time_t seconds)
{
    static constexpr std::array<const char *, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    return QByteArray::fromStdString(QString::asprintf("%s, %02d %s %04d %02d:%02d:%02d GMT", days[std::size_t(utc.tm_wday)], utc.tm_mday,
                                                       months[std::size_t(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                                                       utc.tm_sec)
                                         .toStdString());
}

const QByteArray &dateNow()
{
    thread_local std::time_t second = 0;
    thread_local QByteArray text;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        second = now;
        text = httpDate(now);
    }
    return text;
}

bool isRequestIdChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304;
}

} // namespace

QByteArray serialise(const HttpReply &reply, ReplyFraming framing)
{
    QByteArray bytes;
    bytes.reserve(512 + reply.body.size());
    bytes.append("HTTP/1.1 ").append(QByteArray::number(reply.status)).append(' ').append(phraseOf(reply.status));
    bytes.append("\r\nDate: ").append(dateNow());
    if (!reply.requestId.isEmpty())
        bytes.append("\r\nX-Request-Id: ").append(reply.requestId);
    if (!reply.contentType.isEmpty())
        bytes.append("\r\nContent-Type: ").append(reply.contentType);
    if (!hasNoBody(reply.status))
        bytes.append("\r\nContent-Length: ").append(QByteArray::number(reply.streamedBytes.value_or(reply.body.size())));
    bytes.append("\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: ").append(reply.cacheControl);
    for (const HeaderField &field : reply.headers)
        bytes.append("\r\n").append(field.name).append(": ").append(field.value);
    bytes.append(framing.keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    if (!framing.isHead && !hasNoBody(reply.status))
        bytes.append(reply.body);
    return bytes;
}

HttpReply answerReply(const Answer &answer, const QByteArray &requestId)
{
    if (answer.status == 204)
        return {.status = 204, .contentType = {}, .body = {}, .requestId = requestId};
    if (!answer.documentType.isEmpty())
        return {.status = answer.status, .contentType = answer.documentType, .body = answer.document, .requestId = requestId};
    return {.status = answer.status,
            .contentType = QByteArrayLiteral("application/json"),
            .body = QJsonDocument(answer.body).toJson(QJsonDocument::Compact),
            .requestId = requestId};
}

HttpReply problemReply(const Error &error, const QByteArray &requestId)
{
    logHiddenWords(error, QString::fromLatin1(requestId));
    HttpReply reply{.status = error.status(),
                    .contentType = QByteArrayLiteral("application/problem+json"),
                    .body = QJsonDocument(problemToJson(error, QString::fromLatin1(requestId))).toJson(QJsonDocument::Compact),
                    .requestId = requestId};
    if (error.retryAfter.has_value() || reply.status == 429 || reply.status == 503) {
        const auto seconds = std::max<qint64>(1, error.retryAfter.value_or(std::chrono::seconds(1)).count());
        reply.headers.append({QByteArrayLiteral("Retry-After"), QByteArray::number(seconds)});
    }
    if (reply.status == 401)
        reply.headers.append({QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    return reply;
}

QByteArray newRequestId()
{
    return QByteArray::number(QRandomGenerator::global()->generate64(), 36);
}

QByteArray requestIdOf(const RequestHead &head)
{
    const QByteArray offered = head.header("x-request-id");
    const bool isSane = !offered.isEmpty() && offered.size() <= requestIdBytes
                        && std::all_of(offered.cbegin(), offered.cend(), isRequestIdChar);
    return isSane ? offered : newRequestId();
}

const QByteArray &overloadedBytes()
{
    static const QByteArray bytes = serialise(
        problemReply(Error{.code = ErrorCode::Overloaded, .detail = QStringLiteral("Too many connections are open")}, {}),
        {.isHead = false, .keepAlive = false});
    return bytes;
}

} // namespace kith::server
