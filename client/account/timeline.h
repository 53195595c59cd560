// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/cache/outgoing.h"
#include "client/cache/timeline_entry.h"
#include "client/cache/wish_store.h"
#include "shared/model/conversation.h"

namespace kith::client {

class Cache;
class RestClient;
class SyncEngine;

/// What an edited message said before.
struct EarlierText
{
    QString text;
    Timestamp at{}; ///< when it was written
};

/// The messages of this account's conversations: reading, sending, taking back.
///
/// Readers answer from the cache, at once and without a network. A bubble keeps its key from the moment it is
/// queued, so a model updates a row and never replaces it.
///
/// Owner: Account. Thread: the account's.
class Timeline : public QObject
{
    Q_OBJECT

public:
    Timeline(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent);
    ~Timeline() override;

    /// The newest entries, oldest first, the outbox's last. *Range* limit 1 to 1,000 messages; queued ones come on top of it.
    [[nodiscard]] QList<TimelineEntry> newest(ConversationId id, int limit) const;
    /// Entries before that seq, oldest first, without a hole.
    [[nodiscard]] QList<TimelineEntry> before(ConversationId id, qint64 seq, int limit) const;
    /// Entries after that seq, oldest first, without a hole; queued ones only where they follow the newest message.
    [[nodiscard]] QList<TimelineEntry> after(ConversationId id, qint64 seq, int limit) const;
    /// How many messages of this account, and changes of messages, are not on the server; refused messages are among them.
    [[nodiscard]] int unsent() const;
    /// Whether that message is here with its neighbours, so that before() and after() can start from it.
    [[nodiscard]] bool isCached(ConversationId id, qint64 seq) const;
    /// Whether every message from that seq on is here: the window reaches the newest one.
    [[nodiscard]] bool reachesEnd(ConversationId id, qint64 seq) const;
    /// Absent when there is no such bubble (any more): a model then removes the row.
    [[nodiscard]] std::optional<TimelineEntry> entry(ConversationId id, const QString &key) const;
    [[nodiscard]] std::optional<Message> message(MessageId id) const;
    /// A file as any message here carries it.
    [[nodiscard]] std::optional<Attachment> attachment(FileId id) const;
    /// Whether messages older than that seq exist here or on the server. False at the beginning of the conversation.
    [[nodiscard]] bool hasOlder(ConversationId id, qint64 seq) const;
    /// Whether before(id, seq, …) would be answered by the cache; if not, loadOlder() first.
    [[nodiscard]] bool isOlderCached(ConversationId id, qint64 seq) const;
    /// Brings one more page of history into the cache and announces it through changed(). One request per
    /// conversation at a time; calls meanwhile share its answer. Errors: Network and the server's.
    void loadOlder(ConversationId id, QObject *context = nullptr, Answer<void> answer = {});

    /// One page above a stretch that ends at `seq`.
    void loadNewer(ConversationId id, qint64 seq, QObject *context = nullptr, Answer<void> answer = {});
    /// One page below a stretch that starts at `seq`.
    void loadBefore(ConversationId id, qint64 seq, QObject *context = nullptr, Answer<void> answer = {});
    /// The message with its neighbours, for a jump to it.
    void loadAround(ConversationId id, qint64 seq, QObject *context, Answer<void> answer);
    /// The first message of that moment or later, as far as it is known here.
    [[nodiscard]] std::optional<Message> firstSince(ConversationId id, Timestamp moment) const;
    /// The same, with the pages of history that are needed to be sure; none: nothing was written since. Errors: of the network.
    void findSince(ConversationId id, Timestamp moment, QObject *context, Answer<std::optional<qint64>> answer);
    [[nodiscard]] QList<Message> pinned(ConversationId id) const;
    /// The first unread message that names me.
    [[nodiscard]] std::optional<qint64> firstUnreadMention(ConversationId id) const;

    /// Puts a message on disk and then into the timeline; it is sent as soon as there is a way. Returns its key.
    /// Errors: Validation (empty or too long), NotFound, Forbidden (a former member), Storage (disk full). Then nothing was queued.
    Result<QString> send(ConversationId id, const QString &text, MessageId replyTo = {});
    /// The same with everything that a message can carry.
    Result<QString> send(Outgoing outgoing);
    /// Sends a copy of each message, in order, to each conversation. Errors: as send(), of the first that was refused.
    Result<void> forward(const QList<MessageId> &messages, const QList<ConversationId> &targets);
    /// Sends a failed entry again, as new as it was.
    void retry(ConversationId id, const QString &key);
    /// Forgets a failed or queued entry. Returns its text, so that nothing typed is lost; nullopt: it is on its way already.
    std::optional<QString> discard(ConversationId id, const QString &key);

    /// Changes of messages, shown at once and told to the server when there is a way; refused() says if it says no.
    /// Errors: Validation, NotFound, Storage; then nothing was changed.
    Result<void> edit(ConversationId id, const QString &key, const QString &text, const QList<Mention> &mentions);
    Result<void> unsend(MessageId id);
    Result<void> react(MessageId id, const QString &emoji, bool isOn);
    Result<void> pin(MessageId id, bool isOn);
    /// Earlier texts of an edited message, the newest first.
    void earlierVersions(MessageId id, QObject *context, Answer<QList<EarlierText>> answer);

    /// The person has seen everything up to that seq. Never goes back; kept in the cache and sent when there is a way.
    void markRead(ConversationId id, qint64 seq);
    /// Who has read a message and when, who has only received it, who has neither.
    void receipts(MessageId id, QObject *context, Answer<QList<Receipt>> answer);

signals:
    /// These bubbles are new, different or gone: ask entry() for each.
    void changed(kith::ConversationId id, const QStringList &keys);
    /// The ticks of own messages may have moved; keys are not listed because many can move at once.
    void ticksChanged(kith::ConversationId id);
    /// The server did not allow a change of a message; it is shown as before again.
    void refused(kith::ConversationId id, kith::MessageId message, const kith::Error &error);

private:
    [[nodiscard]] TimelineEntry entryOf(const Message &message, const std::optional<Pointers> &others, bool mayBeWished) const;
    [[nodiscard]] QList<TimelineEntry> entriesOf(ConversationId id, const QList<Message> &messages) const;
    Result<void> wish(MessageId id, Wish::Kind kind, const QString &value = {}, const QList<Mention> &mentions = {});

    Cache &m_cache;
    RestClient &m_rest;
    SyncEngine &m_sync;
};

} // namespace kith::client
