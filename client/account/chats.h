// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/account/answer.h"
#include "client/cache/conversation_store.h"
#include "client/net/rest_client.h"
#include "shared/model/conversation.h"

#include <QtCore/QHash>

namespace kith::client {

class Cache;
class SyncEngine;

/// What may be changed of a group; what is absent stays as it is.
struct GroupChange
{
    std::optional<QString> name = {};
    std::optional<QString> about = {};
    std::optional<ConversationRules> rules = {};
};

/// The conversations of this account: which there are, who is in them, who types.
///
/// Readers answer from the cache, at once and without a network. Functions that take an Answer ask the server; what
/// they change is in the cache, and announced, before the answer is called.
///
/// Owner: Account. Thread: the account's.
class Chats : public QObject
{
    Q_OBJECT

public:
    Chats(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent);
    ~Chats() override;

    /// Newest first, by last message. Unread is exact; `mine` holds read marks that the server has not heard of yet.
    [[nodiscard]] QList<Conversation> all() const;
    [[nodiscard]] std::optional<Conversation> one(ConversationId id) const;
    /// Present members first (owner, admins, members; by name), then former ones. Empty until refreshMembers() was answered once.
    [[nodiscard]] QList<Participant> members(ConversationId id) const;
    /// The direct conversation with that person, when there is one already.
    [[nodiscard]] std::optional<ConversationId> directWith(UserId id) const;
    /// Groups that this person and I are in, by name; of groups whose members were never asked for nothing is known.
    [[nodiscard]] QList<Conversation> sharedGroups(UserId id) const;
    /// Messages that hold a link, the newest first, as far as they are here.
    [[nodiscard]] QList<Message> withLinks(ConversationId id, int limit) const;
    /// The same of messages of that kind that carry files.
    [[nodiscard]] QList<Message> withFiles(ConversationId id, MessageType type, int limit) const;
    [[nodiscard]] bool holdsLinks(ConversationId id) const;
    /// Files in messages of that kind, as far as they are here.
    [[nodiscard]] qint64 countFiles(ConversationId id, MessageType type) const;
    /// Others who are writing there right now.
    [[nodiscard]] QList<UserId> typing(ConversationId id) const;
    /// What was typed here and not sent, kept over restarts. Other devices see it a moment after the typing rests.
    [[nodiscard]] OwnDraft draft(ConversationId id) const;
    void setDraft(ConversationId id, const QString &text, MessageId replyTo = {});
    /// An own message that is being changed here, kept over restarts; nothing: none is.
    [[nodiscard]] std::optional<BegunEdit> begunEdit(ConversationId id) const;
    void setBegunEdit(ConversationId id, const std::optional<BegunEdit> &edit);
    /// What was begun on other devices and not taken over here, the newest first.
    [[nodiscard]] QList<DraftText> foreignDrafts(ConversationId id) const;
    /// What other devices began up to that version has been taken over here: they let go of it once the server hears so.
    void takeOverDrafts(ConversationId id, qint64 version);

    /// My own settings of a conversation: shown at once, told to the server when there is a way.
    void setSettings(ConversationId id, const ConversationSettings &settings);
    /// Names of the folders that conversations are in, sorted.
    [[nodiscard]] QStringList folders() const;
    /// Absent fields stay as they are. Errors: the server's (Forbidden: the group's rules).
    void changeGroup(ConversationId id, const GroupChange &change, QObject *context, Answer<void> answer);

    /// Opens the one direct conversation with that person, making it when needed.
    /// PNG, JPEG or WebP of at most 5 MB; removes the picture with an empty one.
    void changePicture(ConversationId id, const QByteArray &picture, const QByteArray &contentType, QObject *context, Answer<void> answer);
    void openDirect(UserId peer, QObject *context, Answer<Conversation> answer);
    void createGroup(const QString &name, const QList<UserId> &members, QObject *context, Answer<Conversation> answer);
    void addMembers(ConversationId id, const QList<UserId> &members, QObject *context, Answer<void> answer);
    void removeMember(ConversationId id, UserId member, QObject *context, Answer<void> answer);
    /// `successor` becomes the owner; the last owner of a group with others has to name one (LastOwner without).
    void leave(ConversationId id, std::optional<UserId> successor, QObject *context, Answer<void> answer);
    void setRole(ConversationId id, UserId member, Role role, QObject *context, Answer<void> answer);
    /// Makes that member the owner and oneself an admin.
    void handOver(ConversationId id, UserId successor, QObject *context, Answer<void> answer);
    void refreshMembers(ConversationId id, QObject *context = nullptr, Answer<void> answer = {});

    /// To be called at every key stroke; what goes out is at most one word every limits::typingEvery.
    void noteTyping(ConversationId id);
    /// What is on screen on this device, and whether nobody has touched it for a while. Sent again after a reconnect.
    void setViewing(std::optional<ConversationId> id, bool isIdle);

signals:
    /// Added, changed, or gone (then one() is absent): name, members, unread, last message, pointers, order.
    void changed(const QList<kith::ConversationId> &ids);
    void membersChanged(kith::ConversationId id);
    void typingChanged(kith::ConversationId id);
    void draftChanged(kith::ConversationId id);
    /// A draft or settings could not be written on this computer; what was before stays.
    void notKept(const kith::Error &error);

private:
    void create(const QJsonObject &body, QObject *context, Answer<Conversation> answer);
    [[nodiscard]] RestClient::Callback refreshing(ConversationId id, QObject *context, Answer<void> answer);
    [[nodiscard]] std::optional<Conversation> read(ConversationId id) const;
    void forget(const QList<ConversationId> &ids);

    Cache &m_cache;
    RestClient &m_rest;
    SyncEngine &m_sync;
    /// What read() answered, until it is not true any more: a list of hundreds is asked for at every message.
    mutable QHash<ConversationId, Conversation> m_read;
};

} // namespace kith::client
