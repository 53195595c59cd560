// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/audience_index.h"

namespace kith::server {

namespace {

using Link = HubConnection *HubConnection::*;

template<class Key>
void link(std::unordered_map<Key, HubConnection *> &heads, Key key, HubConnection &connection, Link next, Link previous)
{
    HubConnection *&head = heads[key];
    connection.*next = head;
    if (head)
        head->*previous = &connection;
    head = &connection;
}

template<class Key>
void unlink(std::unordered_map<Key, HubConnection *> &heads, Key key, HubConnection &connection, Link next, Link previous)
{
    if (connection.*next)
        (connection.*next)->*previous = connection.*previous;
    if (connection.*previous)
        (connection.*previous)->*next = connection.*next;
    else if (connection.*next)
        heads[key] = connection.*next;
    else
        heads.erase(key);
    connection.*next = nullptr;
    connection.*previous = nullptr;
}

template<class Key>
HubConnection *headOf(const std::unordered_map<Key, HubConnection *> &heads, Key key)
{
    const auto found = heads.find(key);
    return found == heads.end() ? nullptr : found->second;
}

} // namespace

void AudienceIndex::insert(HubConnection &connection)
{
    link(m_ofUser, connection.caller.user, connection, &HubConnection::nextOfUser, &HubConnection::previousOfUser);
    link(m_ofSession, connection.caller.session, connection, &HubConnection::nextOfSession, &HubConnection::previousOfSession);
}

void AudienceIndex::remove(HubConnection &connection)
{
    unlink(m_ofUser, connection.caller.user, connection, &HubConnection::nextOfUser, &HubConnection::previousOfUser);
    unlink(m_ofSession, connection.caller.session, connection, &HubConnection::nextOfSession, &HubConnection::previousOfSession);
}

HubConnection *AudienceIndex::ofUser(UserId user) const
{
    return headOf(m_ofUser, user);
}

HubConnection *AudienceIndex::ofSession(SessionId session) const
{
    return headOf(m_ofSession, session);
}

} // namespace kith::server
