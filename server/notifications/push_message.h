// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/push_endpoint.h"
#include "server/outbound/outbound_client.h"

namespace kith::server {

/// One thing that waits for an endpoint, with what is known of it when it goes out.
struct PushItem
{
    /// Its kind, where it takes back what an earlier one said of the conversation.
    static constexpr QLatin1String withdrawal{"withdrawn"};
    [[nodiscard]] bool isWithdrawal() const { return kind == withdrawal; }

    qint64 queueId = 0;
    EndpointId endpoint;
    UserId user;
    QString kind = {}; ///< message, mention, withdrawn, or the kind of a row of the feed
    QString reason = {}; ///< of what alerts
    ConversationId conversation = {};
    MessageId message = {};
    qint64 seq = 0;
    Timestamp createdAt{}; ///< of the oldest that collapsed into it
    int attempts = 0;

    int unread = 0; ///< in the conversation
    QString conversationName = {}; ///< of a group
    QString senderName = {};
    QString excerpt = {}; ///< the beginning of what was written
    bool mayShowContent = false; ///< the person has previews on
};

/// A fresh secret for signing: 256 random bits as base64url.
[[nodiscard]] QByteArray makePushSecret();
/// `sha256=` and the hexadecimal HMAC-SHA-256 of `time`, a dot and `body`, under `secret` as its owner got it.
[[nodiscard]] QByteArray pushSignature(const QByteArray &secret, const QByteArray &time, const QByteArray &body);

/// {type, reason, conversationId?, messageId?, seq?, unread?, at}; what was written, and by whom, only where the endpoint
/// and the person both want that, and never over UnifiedPush, whose servers belong to others and could read it.
[[nodiscard]] QJsonObject pushPayload(const PushEndpoint &endpoint, const PushItem &item);
/// Source: RFC 8030 (TTL, Urgency, Topic) for UnifiedPush.
[[nodiscard]] HttpPost pushRequest(const PushEndpoint &endpoint, const PushItem &item, Timestamp at);
/// One mail for everything that waits.
[[nodiscard]] Mail digestMail(const PushEndpoint &endpoint, const QString &address, const std::vector<PushItem> &items,
                              const QString &serverName);

} // namespace kith::server
