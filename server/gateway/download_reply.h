// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateway/reply.h"
#include "server/gateway/transfer_head.h"

namespace kith::server {

/// The head of an answer that carries a file, or says why it does not (304, 416).
///
/// Nothing of a file is ever shown by a browser as part of a page: it is an attachment, in a sandbox, of exactly its type.
[[nodiscard]] HttpReply downloadReply(const Download &download, const Download::Source &source, const DownloadChoice &choice,
                                      const QByteArray &requestId);

/// `attachment; filename="na_ve.txt"; filename*=UTF-8''na%C3%AFve.txt`. Source: RFC 6266, RFC 8187.
[[nodiscard]] QByteArray contentDisposition(const QString &fileName);

} // namespace kith::server
