// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QUrl>

#include <optional>

namespace kith::client {

/// Something on some server that a link outside Kith points at. A link only says where to look: whoever opens it is asked
/// before anything is changed.
///
///     kith://HOST[:PORT]                       that server
///     kith://HOST[:PORT]/invite/CODE           an invitation
///     kith://HOST[:PORT]/chat/CONVERSATION     a conversation of one's own there
struct KithLink
{
    enum class Kind { Server, Invite, Chat };

    Kind kind = Kind::Server;
    QString server; ///< host, with the port where one was given
    QString inviteCode = {};
    ConversationId conversation = {};
    friend bool operator==(const KithLink &, const KithLink &) = default;
};

/// Absent for anything that is not exactly one of the forms above.
[[nodiscard]] std::optional<KithLink> kithLinkFromText(const QString &text);

} // namespace kith::client
