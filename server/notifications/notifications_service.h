// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/answer.h"
#include "server/api/call.h"
#include "server/notifications/notify.h"

namespace kith::server {

/// What a person may ask of their feed, and how they want to be alerted.
class NotificationsService
{
public:
    explicit NotificationsService(IdGenerator &ids);

    /// {after?, limit?} -> {notifications, more}, oldest first.
    [[nodiscard]] Result<Answer> feed(Transaction &transaction, const Call &call) const;
    /// {upTo} or {ids}: these rows are read; the other devices hear of it.
    [[nodiscard]] Result<Answer> markRead(Transaction &transaction, const Call &call) const;
    /// {settings}
    [[nodiscard]] Result<Answer> settings(Transaction &transaction, const Call &call) const;
    /// What is given changes, the rest stays -> {settings}.
    [[nodiscard]] Result<Answer> changeSettings(Transaction &transaction, const Call &call) const;

    /// Adds to an answer of /api/sync what changed after `version` of the person: {notifications, notificationMarks,
    /// notificationSettings?}, and all of {pushEndpoints}. With version 0 everything: the newest rows, all marks, the settings.
    static void addToSync(QJsonObject &answer, Transaction &transaction, UserId user, qint64 version);

private:
    [[nodiscard]] Result<Answer> markUpTo(Transaction &transaction, UserId user, NotificationId upTo) const;
    [[nodiscard]] Result<Answer> markIds(Transaction &transaction, UserId user, const QList<NotificationId> &ids) const;

    IdGenerator &m_ids;
};

} // namespace kith::server
