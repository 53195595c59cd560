// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateway/cors.h"

namespace kith::server {

QList<HeaderField> corsFields(const RequestHead &head, const QList<QByteArray> &allowedOrigins)
{
    if (allowedOrigins.isEmpty())
        return {};
    // Also without an Origin: a cache must not give one page's answer to another.
    QList<HeaderField> fields{{"Vary", "Origin"}};
    const QByteArray origin = head.header("origin");
    if (head.count("origin") != 1 || !allowedOrigins.contains(origin))
        return fields;
    fields.append(HeaderField{"Access-Control-Allow-Origin", origin});
    if (head.method == "OPTIONS" && head.count("access-control-request-method") == 1) {
        fields.append(HeaderField{"Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE"});
        fields.append(HeaderField{"Access-Control-Allow-Headers",
                                  "Authorization, Content-Type, Range, If-None-Match, If-Range, X-Request-Id, "
                                  "X-File-Name, X-File-Type, Upload-Offset, Upload-Length"});
        fields.append(HeaderField{"Access-Control-Max-Age", "600"});
    } else {
        fields.append(HeaderField{"Access-Control-Expose-Headers",
                                  "X-Request-Id, Retry-After, ETag, Content-Range, Accept-Ranges, Content-Disposition, "
                                  "Location, Upload-Offset, Upload-Length"});
    }
    return fields;
}

} // namespace kith::server
