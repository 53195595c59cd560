// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/model/conversation.h"
#include "shared/result.h"

namespace kith::client {

class CacheDatabase;
class MessageStore;
class PersonStore;

/// What everybody sees of a group.
struct ConversationFace
{
    QString name = {};
    QString about = {};
    QString picture = {};
    ConversationRules rules = {};
};

/// A pointer of mine that the server has not heard of.
struct PendingPointer
{
    ConversationId conversation;
    qint64 seq = 0;
};

/// A message that somebody changes, before the change is sent.
struct BegunEdit
{
    QString entry; ///< TimelineEntry::key() of it
    QString text;

    friend bool operator==(const BegunEdit &, const BegunEdit &) = default;
};

/// What waits in the composer of this device.
struct OwnDraft
{
    QString text = {};
    MessageId replyTo = {};
    Timestamp changedAt{};
    qint64 seen = 0; ///< drafts of other devices up to this version have been taken over into this one
    friend bool operator==(const OwnDraft &, const OwnDraft &) = default;
};

/// Conversations as this person sees them, their members, and how far each member has come.
///
/// Versions: a conversation's own version is what this cache has applied, not what the server has (see VersionLaw).
class ConversationStore
{
public:
    ConversationStore(CacheDatabase &database, PersonStore &persons, MessageStore &messages);

    [[nodiscard]] QList<ConversationId> ids() const;
    [[nodiscard]] bool has(ConversationId id) const;
    [[nodiscard]] std::optional<Conversation> one(ConversationId id) const;
    [[nodiscard]] std::optional<ConversationId> directWith(UserId peer) const;
    /// Groups that both that person and I are in now.
    [[nodiscard]] QList<ConversationId> groupsWith(UserId user) const;
    /// Zero when there is no such conversation here.
    [[nodiscard]] qint64 version(ConversationId id) const;
    /// Conversations of which the server has told a higher version than the one applied here, with that version.
    [[nodiscard]] QList<std::pair<ConversationId, qint64>> behind() const;
    /// The server has nothing beyond the version applied here, whatever it has told.
    void settleVersion(ConversationId id);

    /// Takes in the server's view. A conversation that is new here starts at that version with an empty history;
    /// of one that is here only what is the person's own is taken, and the version stays (see behind()).
    void take(const Conversation &conversation);
    void remove(ConversationId id);
    /// What `conversation.changed` says about everybody's part of it.
    void describe(ConversationId id, const ConversationFace &face, int memberCount);
    /// True when it is another than before.
    bool setMemberCount(ConversationId id, int count);
    void raiseVersion(ConversationId id, qint64 version);
    void raiseLastSeq(ConversationId id, qint64 seq);

    /// Fewer than `enough` of its newest messages are here, although there are more.
    [[nodiscard]] bool lacksHistory(ConversationId id, qint64 enough) const;
    /// A group of which nobody else is known.
    [[nodiscard]] bool lacksMembers(ConversationId id) const;
    /// Every conversation of which one of the two is true, newest first.
    [[nodiscard]] QList<ConversationId> incomplete(qint64 enough) const;

    /// Members first, by role and name; former ones last.
    [[nodiscard]] QList<Participant> participants(ConversationId id) const;
    /// Older news (by version) about the same person is ignored.
    void putParticipant(const Participant &participant);
    /// Forward only. True when it moved.
    bool movePointers(ConversationId id, UserId user, const Pointers &pointers);
    /// The least that any other present member has; absent when pointers are not told (large groups, nobody else).
    [[nodiscard]] std::optional<Pointers> leastOfOthers(ConversationId id) const;

    /// My own read mark, before the server knows. Forward only; true when it moved.
    bool markRead(ConversationId id, qint64 seq);
    /// What the server has of my pointers, and its count of unread messages at that point when it said one.
    /// False: it could not be written, and would be told again.
    [[nodiscard]] bool acknowledge(ConversationId id, const Pointers &pointers, std::optional<qint64> unread);
    [[nodiscard]] QList<PendingPointer> pendingReads() const;
    [[nodiscard]] QList<PendingPointer> pendingDeliveries() const;

    /// My own settings of it, before the server knows. Errors: Storage.
    Result<void> setSettings(ConversationId id, const ConversationSettings &settings);
    /// What the server has of them. False: it could not be written.
    [[nodiscard]] bool acknowledgeSettings(ConversationId id, const ConversationSettings &settings);
    /// Conversations whose settings the server does not have yet.
    [[nodiscard]] QList<ConversationId> unsettled() const;

    /// What is begun and not sent on this device.
    [[nodiscard]] OwnDraft draft(ConversationId id) const;
    /// Durable against a crash of the program when it returns. Errors: Storage.
    Result<void> setDraft(ConversationId id, const OwnDraft &draft);
    /// What the server has of this device's draft. False: it could not be written.
    [[nodiscard]] bool acknowledgeDraft(ConversationId id, const OwnDraft &draft);
    [[nodiscard]] QList<ConversationId> untoldDrafts() const;
    /// What was begun on other devices, the newest first.
    [[nodiscard]] QList<DraftText> foreignDrafts(ConversationId id) const;

    /// An own message that is being changed here; nothing: none is.
    [[nodiscard]] std::optional<BegunEdit> begunEdit(ConversationId id) const;
    /// Durable against a crash of the program when it returns. Errors: Storage.
    Result<void> setBegunEdit(ConversationId id, const std::optional<BegunEdit> &edit);

private:
    void insert(const Conversation &conversation);
    void takePersonal(const Conversation &conversation);
    [[nodiscard]] qint64 unread(ConversationId id) const;
    [[nodiscard]] qint64 unreadMentions(ConversationId id) const;
    using Count = qint64 (MessageStore::*)(ConversationId, qint64, qint64) const;
    [[nodiscard]] qint64 waiting(ConversationId id, const QString &sql, Count count) const;
    void takeSettings(ConversationId id, const ConversationSettings &settings);
    void takeDraft(ConversationId id, const std::optional<Draft> &draft);
    [[nodiscard]] QList<std::pair<UserId, Pointers>> pointersOf(ConversationId id) const;

    CacheDatabase &m_database;
    PersonStore &m_persons;
    MessageStore &m_messages;
};

} // namespace kith::client
