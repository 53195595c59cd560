// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_message.h"
#include "shared/id_generator.h"

namespace kith::server {

/// What decisions read, and what comes of them. Everything in sets, for many messages at once.
namespace alert_store {

/// Everything but devices and endpoints. `senders` of messages in `conversations`.
[[nodiscard]] AlertCircumstances circumstances(Transaction &transaction, const QList<ConversationId> &conversations,
                                               const QList<UserId> &senders);
/// The settings of those of `users` who differ from the defaults.
[[nodiscard]] QHash<UserId, NotificationSettings> settingsOf(Transaction &transaction, const QList<UserId> &users);
/// Everybody with an endpoint that is not disabled.
[[nodiscard]] QSet<UserId> pushable(Transaction &transaction);

/// Of `later` those whose person has not read it yet, is still there, and where there is still something to read.
[[nodiscard]] std::vector<LaterRing> stillUnread(Transaction &transaction, std::vector<LaterRing> later);

/// The newest message that a record is about; null: there is none.
[[nodiscard]] MessageId newestDecided(Transaction &transaction);
/// Messages behind `after` that no record is about, oldest first.
[[nodiscard]] std::vector<AlertMessage> undecided(Transaction &transaction, MessageId after, int limit);

/// Unread rows of feeds behind `after` that no record is about, oldest first: whose, and the row as it is told. Rows of
/// mentions come with their messages.
[[nodiscard]] std::vector<std::pair<UserId, QJsonObject>> undecidedRows(Transaction &transaction, NotificationId after, int limit);

/// Returns how many bytes were added.
qint64 insertRecords(Transaction &transaction, std::vector<AlertRecord> records, IdGenerator &ids, Timestamp at);
/// Records about `message`, in the order in which they were made.
[[nodiscard]] std::vector<AlertRecord> recordsOf(Transaction &transaction, MessageId message);
/// All rows together. Units: bytes.
[[nodiscard]] qint64 recordBytes(Transaction &transaction);
/// Forgets the oldest rows, a few hundred at most, as far as they are from before `before`. Returns how many bytes they had.
[[nodiscard]] qint64 forgetOldest(Transaction &transaction, Timestamp before);

} // namespace alert_store
} // namespace kith::server
