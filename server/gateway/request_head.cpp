// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/request_head.h"

#include <array>

namespace kith::server {

namespace {

bool isSame(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && left.compare(right, Qt::CaseInsensitive) == 0;
}

// RFC 9110 7.6.1 and 10.1.1. Host is rewritten too: the parser behind would put it into the URL.
constexpr std::array<QByteArrayView, 10> guardOnlyFields = {
    "connection", "upgrade", "expect", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "content-length", "host"};

bool isForGuardOnly(QByteArrayView name)
{
    for (const QByteArrayView field : guardOnlyFields) {
        if (isSame(name, field))
            return true;
    }
    return false;
}

} // namespace

QByteArray RequestHead::header(QByteArrayView name) const
{
    for (const HeaderField &field : headers) {
        if (isSame(field.name, name))
            return field.value;
    }
    return {};
}

int RequestHead::count(QByteArrayView name) const
{
    int found = 0;
    for (const HeaderField &field : headers)
        found += isSame(field.name, name) ? 1 : 0;
    return found;
}

QByteArray RequestHead::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray RequestHead::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.sliced(mark + 1);
}

bool RequestHead::listHolds(QByteArrayView name, QByteArrayView token) const
{
    for (const HeaderField &field : headers) {
        if (!isSame(field.name, name))
            continue;
        for (const QByteArray &item : field.value.split(',')) {
            if (isSame(item.trimmed(), token))
                return true;
        }
    }
    return false;
}

QByteArray hostNameOf(const RequestHead &head)
{
    const QByteArray host = head.header("host").toLower();
    if (host.startsWith('['))
        return host.sliced(1, std::max<qsizetype>(host.indexOf(']'), 1) - 1);
    return host.left(host.indexOf(':') < 0 ? host.size() : host.indexOf(':'));
}

QByteArray canonicalRequest(const RequestHead &head, const QByteArray &body)
{
    QByteArray request;
    request.reserve(512 + body.size());
    request.append(head.method).append(' ').append(head.target).append(" HTTP/1.1\r\nHost: kith\r\n");
    for (const HeaderField &field : head.headers) {
        if (!isForGuardOnly(field.name))
            request.append(field.name).append(": ").append(field.value).append("\r\n");
    }
    if (!body.isEmpty())
        request.append("Content-Length: ").append(QByteArray::number(body.size())).append("\r\n");
    return request.append("\r\n").append(body);
}

} // namespace kith::server
