// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/account/invite_link.h"
#include "shared/model/contact.h"
#include "shared/model/invite.h"

#include <QtCore/QObject>

namespace kith::client {

class RestClient;
class SyncEngine;

/// Where an accepted invitation leads.
struct InviteOutcome
{
    std::optional<UserId> person = {}; ///< a contact from now on
    std::optional<ConversationId> group = {}; ///< joined
};

/// Invitations made and accepted by this account. They are the server's alone: nothing of them is cached, so everything
/// here needs the network.
///
/// Owner: Account. Thread: the account's.
class Invites : public QObject
{
    Q_OBJECT

public:
    Invites(QUrl server, RestClient &rest, SyncEngine &sync, QObject *parent);

    /// A link for `uses` people to become contacts, or to join `group`. *Range* uses 1 to 1,000, days 1 to 365.
    void make(std::optional<ConversationId> group, int uses, int days, QObject *context, Answer<InviteLink> answer);
    /// What that code promises, before it is used.
    void look(const QString &code, QObject *context, Answer<InviteNotice> answer);
    void accept(const QString &code, QObject *context, Answer<InviteOutcome> answer);
    /// The newest own ones; their codes are known to whoever has the links only.
    void list(QObject *context, Answer<QList<Invite>> answer);
    void revoke(qint64 id, QObject *context, Answer<void> answer);

private:
    QUrl m_server;
    RestClient &m_rest;
    SyncEngine &m_sync;
};

} // namespace kith::client
