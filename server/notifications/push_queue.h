// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/alert_message.h"
#include "server/notifications/push_message.h"
#include "server/storage/storage.h"
#include "shared/id_generator.h"

namespace kith::server {

/// What waits to be pushed, durable. What is about the same, for the same endpoint, is one row: the newest.
namespace push_queue {

/// The queue, its endpoints and the log of decisions are written by two workers, beside everything else but one after the other.
inline constexpr LaneKey lane{1};

/// What a few pushes are about.
struct Subject
{
    QString kind; ///< message, mention, or the kind of a row of the feed
    ConversationId conversation = {};
    MessageId message = {}; ///< null for rows of the feed
    qint64 seq = 0;
    NotificationId row = {}; ///< of the feed
};

struct Queued
{
    std::vector<EndpointId> endpoints = {};
    std::optional<Timestamp> firstDue = {};
};
/// For every endpoint of these people, but for those of devices that are connected.
[[nodiscard]] Queued put(Transaction &transaction, const std::vector<PushWish> &wishes, const Subject &subject,
                         const QList<PushEndpoint> &endpoints, IdGenerator &ids, Timestamp at);

/// What is due, with all that a push says of it. Mail collects: with one item of an endpoint come all of it.
struct Due
{
    std::vector<PushItem> items = {};
    std::vector<qint64> pointless = {}; ///< queue ids of what has been read, unsent or left meanwhile
    QHash<EndpointId, PushEndpoint> endpoints = {};
    QHash<UserId, QString> addresses = {}; ///< e-mail, where it is needed
};
[[nodiscard]] Due due(Transaction &transaction, Timestamp at, int limit);
/// When the next one is due; absent: nothing waits.
[[nodiscard]] std::optional<Timestamp> nextDue(Transaction &transaction);

void remove(Transaction &transaction, const QList<qint64> &queueIds);
/// It is on its way; should nothing be heard of it until then, it is sent again.
void lease(Transaction &transaction, qint64 queueId, Timestamp until);
/// What was on its way when the last process ended is due again.
void endLeases(Transaction &transaction, Timestamp at);
/// A message arrived over UnifiedPush: the device shows it until it is withdrawn.
void noteShown(Transaction &transaction, const PushItem &item, Timestamp at);
struct Withdrawn
{
    int count = 0; ///< devices that are told to withdraw something
    bool isAnyShown = false; ///< there is something left to withdraw later
};
/// Queues a withdrawal of what is shown and has been read, unsent or left meanwhile.
[[nodiscard]] Withdrawn withdraw(Transaction &transaction, IdGenerator &ids, Timestamp at);
/// Unless something newer has collapsed into it meanwhile.
void removeSent(Transaction &transaction, qint64 queueId, MessageId message);
/// `isAttempt`: it was tried and did not arrive.
void postpone(Transaction &transaction, qint64 queueId, Timestamp until, bool isAttempt);
/// Drops what has waited or been shown since before `before`, and the oldest of the queue beyond `most`.
void prune(Transaction &transaction, Timestamp before, int most);

} // namespace push_queue
} // namespace kith::server
