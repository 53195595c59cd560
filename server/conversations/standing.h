// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/model/conversation.h"

namespace kith::server {

/// What every member sees of a group and those who may edit can change.
struct GroupProperties
{
    QString name = {};
    QString about = {};
    PictureId picture = {};
    ConversationRules rules = {};
    friend bool operator==(const GroupProperties &, const GroupProperties &) = default;
};

/// How one person stands to one conversation, now or formerly. For a former member everything is as it was on leaving.
struct Standing
{
    ConversationId conversation;
    UserId user;
    bool isGroup = false;
    GroupProperties properties = {};
    Timestamp createdAt{};
    qint64 propertiesVersion = 0;
    qint64 version = 0; ///< as far as this person sees
    qint64 lastSeq = 0; ///< as far as this person sees
    int memberCount = 0;
    Role role = Role::Member;
    Pointers pointers = {};
    std::optional<Timestamp> leftAt = {};
    qint64 leavingVersion = 0; ///< of a former member: of the leaving itself; `version` may be of something taken back later
    Timestamp activityAt{}; ///< of the last activity, or of the leaving

    [[nodiscard]] bool isFormer() const { return leftAt.has_value(); }
    /// The last version of which a former member saw everything.
    [[nodiscard]] std::optional<qint64> leftVersion() const { return leftAt ? std::optional(leavingVersion) : std::nullopt; }
};

/// The columns from which standingFrom() reads, of standingTables(). Both are parts of one SELECT.
[[nodiscard]] const QString &standingColumns();
/// `participants p`, `conversations c` and, for former members, `leavings z`.
[[nodiscard]] const QString &standingTables();
inline constexpr int standingColumnCount = 20;
[[nodiscard]] Standing standingFrom(const Rows &rows);

} // namespace kith::server
