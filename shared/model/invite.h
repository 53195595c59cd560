// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith {

/// An invitation as its maker and administrators see it. Its code is told once, when it is made.
struct Invite
{
    qint64 id = 0; ///< DELETE /api/invites/{id} revokes by it
    UserId inviter = {}; ///< null: the server itself
    ConversationId conversation = {}; ///< the group that is joined; null: the inviter becomes a contact
    int maxUses = 1;
    int uses = 0;
    Timestamp createdAt{};
    std::optional<Timestamp> expiresAt = {};

    [[nodiscard]] bool isOpen(Timestamp at) const { return uses < maxUses && (!expiresAt || *expiresAt > at); }
    friend bool operator==(const Invite &, const Invite &) = default;
};

/// What anybody who holds the code may know of an invitation.
struct InviteNotice
{
    bool isValid = false;
    QString inviter = {}; ///< name; empty: the server itself
    QString group = {}; ///< name of the group that is joined
    std::optional<Timestamp> expiresAt = {};
    friend bool operator==(const InviteNotice &, const InviteNotice &) = default;
};

[[nodiscard]] QJsonObject toJson(const Invite &invite);
[[nodiscard]] Result<Invite> inviteFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const InviteNotice &notice);
[[nodiscard]] Result<InviteNotice> inviteNoticeFromJson(const QJsonObject &json);

} // namespace kith
