// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/download_reply.h"

namespace kith::server {

QByteArray contentDisposition(const QString &fileName)
{
    QByteArray plain;
    for (const QChar c : fileName) {
        const bool isPlain = c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\' && c != u'%';
        plain += isPlain ? c.toLatin1() : '_';
    }
    QByteArray out = QByteArrayLiteral("attachment; filename=\"").append(plain).append('"');
    if (plain != fileName.toUtf8())
        out.append("; filename*=UTF-8''").append(fileName.toUtf8().toPercentEncoding("!#$&+^`|", "'()*"));
    return out;
}

HttpReply downloadReply(const Download &download, const Download::Source &source, const DownloadChoice &choice, const QByteArray &requestId)
{
    const QByteArray size = QByteArray::number(source.sizeBytes);
    if (choice.status == 416) {
        HttpReply reply = problemReply(Error{.code = ErrorCode::RangeNotSatisfiable}, requestId);
        reply.headers.append({QByteArrayLiteral("Content-Range"), QByteArray("bytes */" + size)});
        return reply;
    }
    HttpReply reply{.status = choice.status,
                    .contentType = {},
                    .body = {},
                    .requestId = requestId,
                    .headers = {{QByteArrayLiteral("ETag"), QByteArray('"' + download.entityTag + '"')},
                                {QByteArrayLiteral("Content-Security-Policy"),
                                 QByteArrayLiteral("sandbox; default-src 'none'; frame-ancestors 'none'")},
                                {QByteArrayLiteral("Cross-Origin-Resource-Policy"), QByteArrayLiteral("same-origin")}},
                    // Kept by the client alone, and only used after asking again: access may have ended.
                    .cacheControl = QByteArrayLiteral("private, no-cache"),
                    .streamedBytes = choice.span.bytes};
    if (choice.status == 304)
        return reply;
    reply.contentType = source.contentType.toLatin1();
    reply.headers += {{QByteArrayLiteral("Content-Disposition"), contentDisposition(download.fileName)},
                      {QByteArrayLiteral("Accept-Ranges"), QByteArrayLiteral("bytes")}};
    if (choice.status == 206) {
        const QByteArray last = QByteArray::number(choice.span.first + choice.span.bytes - 1);
        reply.headers.append(
            {QByteArrayLiteral("Content-Range"), QByteArray("bytes " + QByteArray::number(choice.span.first) + '-' + last + '/' + size)});
    }
    return reply;
}

} // namespace kith::server
