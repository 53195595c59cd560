// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/transfer.h"
#include "server/gateway/request_head.h"

namespace kith::server {

/// What the head of an upload says of its bytes: X-File-Name, X-File-Size, X-File-SHA256, X-File-Duration, X-Keep-Original,
/// Content-Type, Content-Length and Content-Range.
/// Errors: Validation, with every broken header field at once under its name.
[[nodiscard]] Result<TransferOffer> transferOfferOf(const RequestHead &head);

/// `bytes 0-99/1000`, or `bytes */1000`. Absent for anything else. Source: RFC 9110 14.4.
[[nodiscard]] std::optional<TransferOffer::Part> contentRange(QByteArrayView value);

/// The text of a file name header: `UTF-8''na%C3%AFve.txt` (RFC 8187), or the same without the part before the name, or
/// plain UTF-8. Absent for what is none of these.
[[nodiscard]] std::optional<QString> fileNameText(QByteArrayView value);

/// A piece of a file. Range: [first, first + bytes).
struct ByteSpan
{
    qint64 first = 0;
    qint64 bytes = 0;
    friend bool operator==(const ByteSpan &, const ByteSpan &) = default;
};

/// What a download is to send.
struct DownloadChoice
{
    int status = 200; ///< 200, 206, 304 or 416
    ByteSpan span;
};

/// Judges If-None-Match, Range and If-Range against a file with this entity tag (without quotes) and size.
/// A Range that is broken, or that asks for several pieces, is ignored, as RFC 9110 14.2 allows.
[[nodiscard]] DownloadChoice chooseDownload(const RequestHead &head, const QByteArray &entityTag, qint64 sizeBytes);

} // namespace kith::server
