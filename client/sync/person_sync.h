// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/backoff.h"
#include "shared/model/contact.h"
#include "shared/protocol/envelope.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace kith::client {

class Cache;
class CacheNews;
class ChangeSet;
class ConversationSync;
class RestClient;

/// Keeps the person's own things in the cache at the server's state: profile, contacts, which conversations there are,
/// own pointers. One question at a time; what is asked meanwhile is answered by one more.
class PersonSync : public QObject
{
    Q_OBJECT

public:
    PersonSync(Cache &cache, RestClient &rest, CacheNews &news, ConversationSync &conversations, QObject *parent);

    /// Asks for everything that changed since the last answer, and tells ConversationSync which conversations are behind.
    void synchronise();
    void takeMeChanged(const ServerEvent &event);
    void pause();
    [[nodiscard]] bool isBusy() const { return m_isRunning || m_retry.isActive(); }

signals:
    void busyChanged();
    void synchronised();
    /// Presence as of now, of these people.
    void presenceSeen(kith::UserId id, const kith::Presence &presence);

private:
    void takeAnswer(const Result<QJsonObject> &answer);
    bool takeSnapshot(const QJsonObject &body);
    /// The server was put back from a backup: what is kept of conversations is of another past, under the same numbers.
    [[nodiscard]] bool isOfAnotherPast(const QJsonObject &body) const;
    void forgetConversations(ChangeSet &changes);
    void takeConversations(const QJsonObject &body, ChangeSet &changes);
    void removeGone(ChangeSet &changes);
    /// Something newer about the person was applied while that answer was on its way.
    [[nodiscard]] bool isOvertaken(const User &me) const;
    void takeContacts(const QJsonObject &body, ChangeSet &changes);
    bool storeMeChange(const ServerEvent &event);
    void announcePresence();
    bool applyMeChange(const QJsonObject &data, ChangeSet &changes);
    bool applyRead(const QJsonObject &data, ChangeSet &changes);
    bool applyContact(const QJsonObject &data, ChangeSet &changes);

    Cache &m_cache;
    RestClient &m_rest;
    CacheNews &m_news;
    ConversationSync &m_conversations;
    QString m_pageToken; ///< of the next page of an answer; empty: none is under way
    QSet<ConversationId> m_gone; ///< known here, and not in the pages of a full answer so far
    QList<ConversationId> m_new;
    QList<std::pair<UserId, Presence>> m_seen;
    Backoff m_backoff;
    QTimer m_retry;
    quint64 m_round = 0;
    qint64 m_askedAtVersion = 0;
    bool m_isRunning = false;
    bool m_isWantedAgain = false;
};

} // namespace kith::client
