// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/push_endpoint.h"
#include "server/storage/transaction.h"

#include <QtCore/QJsonArray>

namespace kith::server {

/// The rows of push_endpoints.
class EndpointStore
{
public:
    explicit EndpointStore(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    /// Oldest first, disabled ones too.
    [[nodiscard]] QList<PushEndpoint> of(UserId user);
    /// Of all these people, without disabled ones.
    [[nodiscard]] QList<PushEndpoint> activeOf(const QList<UserId> &users);
    [[nodiscard]] QList<PushEndpoint> byIds(const QList<EndpointId> &ids);
    [[nodiscard]] std::optional<PushEndpoint> same(UserId user, PushEndpoint::Kind kind, const QString &url);
    void insert(const PushEndpoint &endpoint);
    /// Takes over what its owner set, and lets it begin anew.
    void renew(const PushEndpoint &endpoint);
    [[nodiscard]] bool remove(UserId user, EndpointId id);
    /// Those that were set up by these sessions; tells whose they were, each person once.
    [[nodiscard]] QList<UserId> removeOf(const QList<SessionId> &sessions);

    void noteDelivered(EndpointId id, Timestamp at);
    void noteFailed(EndpointId id, Timestamp at, const QString &error);
    /// What waits for it goes, too.
    void disable(EndpointId id, Timestamp at, const QString &reason);

    /// As events and /api/sync tell of them; oldest first.
    [[nodiscard]] QJsonArray lastingOf(UserId user);
    /// One came, changed or went: tells all devices of `user`, `me.changed` {what: pushEndpoints, pushEndpoints: all of them}.
    void tellChanged(UserId user);

private:
    [[nodiscard]] QList<PushEndpoint> read(const QString &condition, const QVariantList &values);

    Transaction &m_transaction;
};

} // namespace kith::server
