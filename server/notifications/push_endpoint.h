// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"
#include "shared/timestamp.h"

#include <QtCore/QJsonObject>

namespace kith::server {

/// Somewhere else where a person is reached while no device of theirs is connected.
struct PushEndpoint
{
    static constexpr int mostPerPerson = 10;

    enum class Kind { UnifiedPush, Webhook, Email };

    EndpointId id;
    UserId user;
    SessionId session = {}; ///< goes with it; null for Email
    Kind kind = Kind::UnifiedPush;
    QString url = {}; ///< empty for Email, which goes to the account's address
    QByteArray secret = {}; ///< of Webhook: signs what is sent; told once, when it is made
    bool hasContent = false; ///< who wrote, and the beginning of what; Webhook and Email
    std::chrono::minutes delay{}; ///< of Email: how long messages are collected
    Timestamp createdAt{};
    std::optional<Timestamp> deliveredAt = {}; ///< last
    std::optional<Timestamp> failingSince = {};
    int failures = 0; ///< in a row
    QString lastError = {}; ///< one sentence, for the owner
    std::optional<Timestamp> disabledAt = {}; ///< nothing goes there any more
};

/// Wire and stored form: unifiedpush, webhook, email.
[[nodiscard]] QString pushKindName(PushEndpoint::Kind kind);
[[nodiscard]] PushEndpoint::Kind pushKindFromName(QStringView name);
/// {id, kind, url?, sessionId?, includeContent, delayMinutes?, createdAt, state, deliveredAt?, failingSince?, error?}; never the secret.
[[nodiscard]] QJsonObject toJson(const PushEndpoint &endpoint);
/// The same without what each delivery changes, for events and /api/sync: `state` is active or disabled, with `error` the latter.
[[nodiscard]] QJsonObject lastingJson(const PushEndpoint &endpoint);

} // namespace kith::server
