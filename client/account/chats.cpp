// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/chats.h"

#include "client/cache/cache.h"
#include "client/sync/sync_engine.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray idList(const QList<UserId> &ids)
{
    QJsonArray list;
    for (const UserId id : ids)
        list.append(id.toString());
    return list;
}

QString memberPath(ConversationId id)
{
    return u"/api/participant/"_s + id.toString();
}

Timestamp newsTime(const Conversation &conversation)
{
    return conversation.lastMessage ? conversation.lastMessage->createdAt : conversation.createdAt;
}

} // namespace

Chats::Chats(Cache &cache, RestClient &rest, SyncEngine &sync, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_sync(sync)
{
    connect(&sync.news(), &CacheNews::conversationsChanged, this, [this](const QList<ConversationId> &ids) {
        forget(ids);
        Q_EMIT changed(ids);
    });
    connect(&sync.news(), &CacheNews::usersChanged, this, [this](const QList<UserId> &ids) {
        m_read.removeIf(
            [&ids](QHash<ConversationId, Conversation>::iterator known) { return known->peer && ids.contains(known->peer->id); });
    });
    connect(&sync.news(), &CacheNews::membersChanged, this, &Chats::membersChanged);
    connect(&sync.live(), &LiveState::typingChanged, this, &Chats::typingChanged);
}

Chats::~Chats() = default;

std::optional<Conversation> Chats::read(ConversationId id) const
{
    const auto known = m_read.constFind(id);
    if (known != m_read.constEnd())
        return *known;
    auto conversation = m_cache.conversations().one(id);
    if (!conversation)
        return std::nullopt;
    const QList<TimelineEntry> waiting = m_cache.outbox().of(id);
    if (!waiting.isEmpty())
        conversation->lastMessage = waiting.last().message;
    else if (conversation->lastMessage && m_cache.wishes().hasAny(id))
        conversation->lastMessage = granted(*conversation->lastMessage, m_cache.wishes().of(conversation->lastMessage->id),
                                            m_cache.persons().myId());
    m_read.insert(id, *conversation);
    return conversation;
}

void Chats::forget(const QList<ConversationId> &ids)
{
    for (const ConversationId id : ids)
        m_read.remove(id);
}

QList<Conversation> Chats::all() const
{
    QList<Conversation> all;
    const QList<ConversationId> ids = m_cache.conversations().ids();
    all.reserve(ids.size());
    for (const ConversationId id : ids) {
        if (auto conversation = one(id))
            all.append(*std::move(conversation));
    }
    std::sort(all.begin(), all.end(), [](const Conversation &a, const Conversation &b) {
        return newsTime(a) != newsTime(b) ? newsTime(a) > newsTime(b) : a.id > b.id;
    });
    return all;
}

std::optional<Conversation> Chats::one(ConversationId id) const
{
    auto conversation = read(id);
    if (conversation && conversation->peer)
        conversation->peerPresence = m_sync.live().presenceOf(conversation->peer->id);
    return conversation;
}

QList<Participant> Chats::members(ConversationId id) const
{
    QList<Participant> members = m_cache.conversations().participants(id);
    for (Participant &member : members)
        member.presence = m_sync.live().presenceOf(member.user.id);
    return members;
}

std::optional<ConversationId> Chats::directWith(UserId id) const
{
    return m_cache.conversations().directWith(id);
}

QList<Conversation> Chats::sharedGroups(UserId id) const
{
    QList<Conversation> groups;
    const QList<ConversationId> ids = m_cache.conversations().groupsWith(id);
    for (const ConversationId group : ids) {
        if (auto conversation = one(group))
            groups.append(*std::move(conversation));
    }
    std::ranges::sort(groups, [](const Conversation &a, const Conversation &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return groups;
}

QList<Message> Chats::withLinks(ConversationId id, int limit) const
{
    return m_cache.messages().withLinks(id, limit);
}

QList<Message> Chats::withFiles(ConversationId id, MessageType type, int limit) const
{
    return m_cache.messages().withFiles(id, type, limit);
}

bool Chats::holdsLinks(ConversationId id) const
{
    return m_cache.messages().holdsLinks(id);
}

qint64 Chats::countFiles(ConversationId id, MessageType type) const
{
    return m_cache.messages().countFiles(id, type);
}

QList<UserId> Chats::typing(ConversationId id) const
{
    return m_sync.live().typing(id);
}

OwnDraft Chats::draft(ConversationId id) const
{
    return m_cache.conversations().draft(id);
}

void Chats::setDraft(ConversationId id, const QString &text, MessageId replyTo)
{
    const OwnDraft before = draft(id);
    if (before.text == text && before.replyTo == replyTo)
        return;
    if (const auto kept = m_cache.conversations().setDraft(id, {.text = text, .replyTo = replyTo, .changedAt = now(), .seen = before.seen});
        !kept) {
        Q_EMIT notKept(kept.error());
        return;
    }
    m_sync.settings().draftChanged();
    Q_EMIT draftChanged(id);
}

std::optional<BegunEdit> Chats::begunEdit(ConversationId id) const
{
    return m_cache.conversations().begunEdit(id);
}

void Chats::setBegunEdit(ConversationId id, const std::optional<BegunEdit> &edit)
{
    if (begunEdit(id) == edit)
        return;
    if (const auto kept = m_cache.conversations().setBegunEdit(id, edit); !kept)
        Q_EMIT notKept(kept.error());
}

QList<DraftText> Chats::foreignDrafts(ConversationId id) const
{
    QList<DraftText> foreign = m_cache.conversations().foreignDrafts(id);
    if (!foreign.isEmpty())
        foreign.removeIf([seen = draft(id).seen](const DraftText &text) { return text.version <= seen; });
    return foreign;
}

void Chats::takeOverDrafts(ConversationId id, qint64 version)
{
    OwnDraft draft = this->draft(id);
    if (version <= draft.seen)
        return;
    draft.seen = version;
    if (const auto kept = m_cache.conversations().setDraft(id, draft); !kept) {
        Q_EMIT notKept(kept.error());
        return;
    }
    m_sync.settings().draftChanged();
}

void Chats::setSettings(ConversationId id, const ConversationSettings &settings)
{
    if (const auto kept = m_sync.settings().setSettings(id, settings); !kept)
        Q_EMIT notKept(kept.error());
}

QStringList Chats::folders() const
{
    QStringList names;
    const QList<ConversationId> ids = m_cache.conversations().ids();
    for (const ConversationId id : ids) {
        if (const auto conversation = read(id); conversation && !conversation->settings.folder.isEmpty())
            names.append(conversation->settings.folder);
    }
    names.removeDuplicates();
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return names;
}

void Chats::changeGroup(ConversationId id, const GroupChange &change, QObject *context, Answer<void> answer)
{
    QJsonObject body;
    if (change.name)
        body.insert(u"name"_s, *change.name);
    if (change.about)
        body.insert(u"about"_s, *change.about);
    if (change.rules)
        body.insert(u"rules"_s, toJson(*change.rules));
    m_rest.put(u"/api/conversations/"_s + id.toString(), body, this, refreshing(id, context, std::move(answer)));
}

void Chats::changePicture(ConversationId id, const QByteArray &picture, const QByteArray &contentType, QObject *context,
                          Answer<void> answer)
{
    const QString path = u"/api/conversations/%1/picture"_s.arg(id.toString());
    if (picture.isEmpty())
        m_rest.remove(path, this, refreshing(id, context, std::move(answer)));
    else
        m_rest.putBytes(path, contentType, picture, this, refreshing(id, context, std::move(answer)));
}

void Chats::openDirect(UserId peer, QObject *context, Answer<Conversation> answer)
{
    create({{u"isGroup"_s, false}, {u"userId"_s, peer.toString()}}, context, std::move(answer));
}

void Chats::createGroup(const QString &name, const QList<UserId> &members, QObject *context, Answer<Conversation> answer)
{
    create({{u"isGroup"_s, true}, {u"name"_s, name}, {u"userIds"_s, idList(members)}}, context, std::move(answer));
}

void Chats::create(const QJsonObject &body, QObject *context, Answer<Conversation> answer)
{
    m_rest.post(u"/api/conversations"_s, body, this,
                [this, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
                    Result<Conversation> outcome = reply ? conversationFromJson(reply->body) : Result<Conversation>(reply.error());
                    if (outcome) {
                        CacheTransaction transaction(m_cache.database());
                        m_cache.conversations().take(*outcome);
                        if (const auto stored = transaction.commit(); !stored) {
                            outcome = stored.error();
                        } else {
                            Q_EMIT m_sync.news().conversationsChanged({outcome->id});
                            m_sync.history().prefetch({outcome->id});
                            m_sync.conversations().catchUp(outcome->id, outcome->version);
                        }
                    }
                    if (guard && answer)
                        answer(outcome);
                });
}

RestClient::Callback Chats::refreshing(ConversationId id, QObject *context, Answer<void> answer)
{
    return [this, id, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<RestAnswer> &reply) {
        if (!reply) {
            if (guard && answer)
                answer(reply.error());
            return;
        }
        // The events of this change are on their way; this brings it in even when they are not.
        m_sync.conversations().refresh(id);
        m_sync.history().loadMembers(id, this, [guard, answer](const Result<void> &) {
            if (guard && answer)
                answer({});
        });
    };
}

void Chats::addMembers(ConversationId id, const QList<UserId> &members, QObject *context, Answer<void> answer)
{
    m_rest.post(memberPath(id), {{u"userIds"_s, idList(members)}}, this, refreshing(id, context, std::move(answer)));
}

void Chats::removeMember(ConversationId id, UserId member, QObject *context, Answer<void> answer)
{
    m_rest.remove(memberPath(id) + u'/' + member.toString(), this, refreshing(id, context, std::move(answer)));
}

void Chats::leave(ConversationId id, std::optional<UserId> successor, QObject *context, Answer<void> answer)
{
    QJsonObject body;
    if (successor)
        body.insert(u"successorId"_s, successor->toString());
    m_rest.remove(memberPath(id) + u'/' + m_cache.persons().myId().toString(), body, this, refreshing(id, context, std::move(answer)));
}

void Chats::handOver(ConversationId id, UserId successor, QObject *context, Answer<void> answer)
{
    m_rest.put(memberPath(id) + u'/' + m_cache.persons().myId().toString(),
               {{u"role"_s, roleName(Role::Admin)}, {u"successorId"_s, successor.toString()}}, this,
               refreshing(id, context, std::move(answer)));
}

void Chats::setRole(ConversationId id, UserId member, Role role, QObject *context, Answer<void> answer)
{
    m_rest.put(memberPath(id) + u'/' + member.toString(), {{u"role"_s, roleName(role)}}, this, refreshing(id, context, std::move(answer)));
}

void Chats::refreshMembers(ConversationId id, QObject *context, Answer<void> answer)
{
    m_sync.history().loadMembers(id, context, std::move(answer));
}

void Chats::noteTyping(ConversationId id)
{
    m_sync.live().noteTyping(id);
}

void Chats::setViewing(std::optional<ConversationId> id, bool isIdle)
{
    m_sync.live().setViewing(id, isIdle);
}

} // namespace kith::client
