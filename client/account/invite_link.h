// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace kith::client {

/// What an invitation link says: `kith://chat.example.org/invite/CODE`, for a server without TLS with `?plain=1`, for one
/// whose certificate nobody vouches for with `?key=sha256/…` (see server key in protocol.md). The same with https:// or http:// is read too.
struct InviteLink
{
    QUrl server; ///< scheme http or https, host, port
    QString code;
    QString keyFingerprint = {}; ///< of the server's TLS key; empty: not said
    friend bool operator==(const InviteLink &, const InviteLink &) = default;
};

/// Errors: Validation with a sentence. *Range* of `text`: anything that somebody may paste.
[[nodiscard]] Result<InviteLink> inviteLinkFromText(const QString &text);
[[nodiscard]] QString toText(const InviteLink &link);

} // namespace kith::client
