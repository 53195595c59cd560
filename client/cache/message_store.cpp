// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/message_store.h"

#include "client/cache/cache_database.h"
#include "client/cache/message_extra.h"
#include "client/cache/message_row.h"
#include "client/cache/or_empty.h"
#include "client/cache/person_store.h"
#include "shared/search/searched_message.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString noteText(const Message &message)
{
    if (!message.note)
        return u""_s;
    return QString::fromUtf8(QJsonDocument(toJson(message).value(u"system"_s).toObject()).toJson(QJsonDocument::Compact));
}

/// Whether it counts as one that calls me: by name or with everybody, and not by myself.
bool namesMe(const Message &message, UserId me)
{
    return message.sender != me && !message.isUnsent()
           && std::ranges::any_of(message.mentions, [me](const Mention &mention) { return mention.user.isNull() || mention.user == me; });
}

} // namespace

MessageStore::MessageStore(CacheDatabase &database, PersonStore &persons)
    : m_database(database)
    , m_persons(persons)
    , m_ranges(database)
{
}

bool MessageStore::put(const Message &message)
{
    m_database.run(u"DELETE FROM messages WHERE conversation_id = ? AND seq = ? AND id <> ?"_s,
                   {message.conversation.value(), message.seq, message.id.value()});
    // A clientId names a bubble to its sender alone; somebody else's could be made to look like one of ours. Not every
    // way brings it: what is known of it stays.
    const QString clientId = message.sender == m_persons.myId() ? orEmpty(message.clientId) : u""_s;
    m_database.run(u"INSERT INTO messages (id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, "
                   u"unsent_at, note, extra, pinned_at, names_me)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                   " ON CONFLICT (id) DO UPDATE SET version = excluded.version, content = excluded.content, reply_to = excluded.reply_to, "
                   "unsent_at = excluded.unsent_at, note = excluded.note, extra = excluded.extra, pinned_at = excluded.pinned_at, "
                   "names_me = excluded.names_me,"
                   " client_id = CASE excluded.client_id WHEN '' THEN client_id ELSE excluded.client_id END"
                   " WHERE excluded.version > version OR (excluded.version = version AND client_id = '' AND excluded.client_id <> '')"_s,
                   {message.id.value(), message.conversation.value(), message.seq, message.version, message.sender.value(), clientId,
                    int(message.type), orEmpty(message.content), message.replyTo.value(), toMs(message.createdAt),
                    message.unsentAt ? QVariant(toMs(*message.unsentAt)) : QVariant(), noteText(message), extraOf(message),
                    message.pinnedAt ? QVariant(toMs(*message.pinnedAt)) : QVariant(), namesMe(message, m_persons.myId())});
    const bool isNews = m_database.changedRows() > 0;
    if (isNews)
        putParts(message);
    return isNews;
}

void MessageStore::putParts(const Message &message)
{
    m_database.run(u"DELETE FROM attachments WHERE message_id = ?"_s, {message.id.value()});
    m_database.run(u"DELETE FROM links WHERE message_id = ?"_s, {message.id.value()});
    int position = 0;
    for (const Attachment &attachment : message.attachments)
        m_database.run(
            u"INSERT INTO attachments (message_id, position, conversation_id, seq, kind, file_id) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {message.id.value(), position++, message.conversation.value(), message.seq, int(message.type), attachment.id.value()});
    if (message.type != MessageType::System && holdsLink(message.content))
        m_database.run(u"INSERT INTO links (message_id, conversation_id, seq) VALUES (?, ?, ?)"_s,
                       {message.id.value(), message.conversation.value(), message.seq});
}

std::optional<Message> MessageStore::byId(MessageId id) const
{
    return m_database.first(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE id = ?"_s,
        {id.value()}, readMessage);
}

std::optional<Attachment> MessageStore::attachment(FileId id) const
{
    const auto message = m_database.first(u"SELECT message_id FROM attachments WHERE file_id = ? LIMIT 1"_s, {id.value()},
                                          [](const QSqlQuery &row) { return MessageId(row.value(0).toLongLong()); });
    const auto carrier = message ? byId(*message) : std::nullopt;
    if (!carrier)
        return std::nullopt;
    const auto found = std::ranges::find(carrier->attachments, id, &Attachment::id);
    return found == carrier->attachments.end() ? std::nullopt : std::optional(*found);
}

QList<Message> MessageStore::withLinks(ConversationId conversation, int limit) const
{
    return m_database.all(u"SELECT m.id, m.conversation_id, m.seq, m.version, m.sender_id, m.client_id, m.type, m.content, m.reply_to,"
                          " m.created_at, m.unsent_at, m.note, m.extra FROM links l JOIN messages m ON m.id = l.message_id"
                          " WHERE l.conversation_id = ? ORDER BY l.seq DESC LIMIT ?"_s,
                          {conversation.value(), limit}, readMessage);
}

QList<Message> MessageStore::withFiles(ConversationId conversation, MessageType type, int limit) const
{
    // The first file of a message stands for all of them.
    return m_database.all(u"SELECT m.id, m.conversation_id, m.seq, m.version, m.sender_id, m.client_id, m.type, m.content, m.reply_to,"
                          " m.created_at, m.unsent_at, m.note, m.extra FROM attachments a JOIN messages m ON m.id = a.message_id"
                          " WHERE a.conversation_id = ? AND a.kind = ? AND a.position = 0 ORDER BY a.seq DESC LIMIT ?"_s,
                          {conversation.value(), int(type), limit}, readMessage);
}

bool MessageStore::holdsLinks(ConversationId conversation) const
{
    return m_database.number(u"SELECT EXISTS (SELECT 1 FROM links WHERE conversation_id = ?)"_s, {conversation.value()}) > 0;
}

qint64 MessageStore::countFiles(ConversationId conversation, MessageType type) const
{
    return m_database.number(u"SELECT count(*) FROM attachments WHERE conversation_id = ? AND kind = ?"_s,
                             {conversation.value(), int(type)});
}

std::optional<Message> MessageStore::byClientId(ConversationId conversation, const QString &clientId) const
{
    return m_database.first(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE client_id = ? AND client_id <> '' AND conversation_id = ?"_s,
        {clientId, conversation.value()}, readMessage);
}

std::optional<Message> MessageStore::last(ConversationId conversation) const
{
    return m_database.first(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE conversation_id = ? AND seq >= ? ORDER BY seq DESC LIMIT 1"_s,
        {conversation.value(), m_ranges.tailFrom(conversation)}, readMessage);
}

QList<Message> MessageStore::before(ConversationId conversation, qint64 seq, int limit) const
{
    const auto range = m_ranges.around(conversation, seq - 1);
    if (!range)
        return {};
    QList<Message> page = m_database.all(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE conversation_id = ? AND seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?"_s,
        {conversation.value(), seq, range->from, qBound(1, limit, 1000)}, readMessage);
    std::reverse(page.begin(), page.end());
    return page;
}

QList<Message> MessageStore::after(ConversationId conversation, qint64 seq, int limit) const
{
    const auto range = m_ranges.around(conversation, seq);
    if (!range)
        return {};
    return m_database.all(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"_s,
        {conversation.value(), seq, range->to, qBound(1, limit, 1000)}, readMessage);
}

std::optional<Message> MessageStore::firstSince(ConversationId conversation, Timestamp moment) const
{
    // Times rise with seq, but for a clock that was set back: halving finds the place without an index of its own.
    qint64 low = 1;
    qint64 high = m_database.number(u"SELECT last_seq FROM conversations WHERE id = ?"_s, {conversation.value()});
    std::optional<Message> found;
    while (low <= high) {
        const qint64 middle = low + (high - low) / 2;
        auto message = m_database.first(
            u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
            " FROM messages WHERE conversation_id = ? AND seq >= ? ORDER BY seq LIMIT 1"_s,
            {conversation.value(), middle}, readMessage);
        if (!message || message->createdAt >= moment) {
            if (message)
                found = std::move(message);
            high = middle - 1;
        } else {
            low = message->seq + 1;
        }
    }
    return found;
}

std::optional<Message> MessageStore::lastBelow(ConversationId conversation, qint64 seq) const
{
    return m_database.first(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE conversation_id = ? AND seq < ? ORDER BY seq DESC LIMIT 1"_s,
        {conversation.value(), seq}, readMessage);
}

QList<Message> MessageStore::pinned(ConversationId conversation) const
{
    return m_database.all(
        u"SELECT id, conversation_id, seq, version, sender_id, client_id, type, content, reply_to, created_at, unsent_at, note, extra"
        " FROM messages WHERE conversation_id = ? AND pinned_at IS NOT NULL ORDER BY pinned_at DESC"_s,
        {conversation.value()}, readMessage);
}

qint64 MessageStore::countUnread(ConversationId conversation, qint64 after, qint64 to) const
{
    return m_database.number(
        u"SELECT count(*) FROM messages WHERE conversation_id = ? AND seq > ? AND seq <= ? AND sender_id <> ? AND type <> 1 AND unsent_at IS NULL"_s,
        {conversation.value(), after, to, m_persons.myId().value()});
}

qint64 MessageStore::countUnreadMentions(ConversationId conversation, qint64 after, qint64 to) const
{
    return m_database.number(
        u"SELECT count(*) FROM messages WHERE conversation_id = ? AND names_me = 1 AND seq > ? AND seq <= ? AND unsent_at IS NULL"_s,
        {conversation.value(), after, to});
}

std::optional<qint64> MessageStore::firstUnreadMention(ConversationId conversation, qint64 after) const
{
    return m_database.first(
        u"SELECT seq FROM messages WHERE conversation_id = ? AND names_me = 1 AND seq > ? AND unsent_at IS NULL ORDER BY seq LIMIT 1"_s,
        {conversation.value(), after}, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

} // namespace kith::client
