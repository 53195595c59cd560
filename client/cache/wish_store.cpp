// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/wish_store.h"

#include "client/cache/cache_database.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
Wish readWish(const QSqlQuery &row)
{
    Wish wish{.position = row.value(0).toLongLong(),
              .conversation = ConversationId(row.value(1).toLongLong()),
              .message = MessageId(row.value(2).toLongLong()),
              .kind = Wish::Kind(row.value(3).toInt()),
              .value = row.value(4).toString(),
              .mentions = {},
              .at = fromMs(row.value(6).toLongLong())};
    if (const QByteArray extra = row.value(5).toByteArray(); !extra.isEmpty()) {
        if (const auto mentions = mentionsFromJson(QJsonDocument::fromJson(extra).array(), u"mentions"_s))
            wish.mentions = *mentions;
    }
    return wish;
}

/// Kinds that undo or replace each other.
std::pair<int, int> family(Wish::Kind kind)
{
    switch (kind) {
    case Wish::Kind::Edit: return {int(Wish::Kind::Edit), int(Wish::Kind::Edit)};
    case Wish::Kind::Unsend: return {int(Wish::Kind::Unsend), int(Wish::Kind::Unsend)};
    case Wish::Kind::React:
    case Wish::Kind::Unreact: return {int(Wish::Kind::React), int(Wish::Kind::Unreact)};
    case Wish::Kind::Pin:
    case Wish::Kind::Unpin: return {int(Wish::Kind::Pin), int(Wish::Kind::Unpin)};
    }
    Q_UNREACHABLE();
}

void react(Message &message, const QString &emoji, UserId me)
{
    const auto same = std::ranges::find(message.reactions, emoji, &Reaction::emoji);
    if (same == message.reactions.end()) {
        message.reactions.append({.emoji = emoji, .count = 1, .users = {me}});
    } else if (!same->users.contains(me)) {
        ++same->count;
        same->users.prepend(me);
    }
}

void unreact(Message &message, const QString &emoji, UserId me)
{
    const auto same = std::ranges::find(message.reactions, emoji, &Reaction::emoji);
    if (same == message.reactions.end() || !same->users.contains(me))
        return;
    same->users.removeAll(me);
    if (--same->count <= 0)
        message.reactions.erase(same);
}

void unsend(Message &message, Timestamp at)
{
    message.unsentAt = at;
    message.content.clear();
    message.mentions.clear();
    message.attachments.clear();
    message.reactions.clear();
    message.quote.reset();
    message.pinnedAt.reset();
}
} // namespace

WishStore::WishStore(CacheDatabase &database)
    : m_database(database)
{
}

Result<void> WishStore::add(const Wish &wish)
{
    const auto [one, other] = family(wish.kind);
    const bool isReaction = wish.kind == Wish::Kind::React || wish.kind == Wish::Kind::Unreact;
    CacheTransaction transaction(m_database, CacheTransaction::Survives::Power);
    m_database.run(u"DELETE FROM wishes WHERE message_id = ? AND kind IN (?, ?) AND (? = 0 OR value = ?)"_s,
                   {wish.message.value(), one, other, int(isReaction), wish.value});
    m_database.run(
        u"INSERT INTO wishes (conversation_id, message_id, kind, value, extra, created_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {wish.conversation.value(), wish.message.value(), int(wish.kind), wish.value.isNull() ? u""_s : wish.value,
         wish.mentions.isEmpty() ? u""_s : QString::fromUtf8(QJsonDocument(toJson(wish.mentions)).toJson(QJsonDocument::Compact)),
         toMs(wish.at)});
    return transaction.commit();
}

QList<Wish> WishStore::of(MessageId message) const
{
    return m_database.all(u"SELECT position, conversation_id, message_id, kind, value, extra, created_at FROM wishes"
                          " WHERE message_id = ? ORDER BY position"_s,
                          {message.value()}, readWish);
}

std::optional<Wish> WishStore::next(ConversationId conversation) const
{
    return m_database.first(u"SELECT position, conversation_id, message_id, kind, value, extra, created_at FROM wishes"
                            " WHERE conversation_id = ? ORDER BY position LIMIT 1"_s,
                            {conversation.value()}, readWish);
}

QList<ConversationId> WishStore::waiting() const
{
    return m_database.all(u"SELECT DISTINCT conversation_id FROM wishes"_s, {},
                          [](const QSqlQuery &row) { return ConversationId(row.value(0).toLongLong()); });
}

bool WishStore::remove(qint64 position)
{
    return m_database.run(u"DELETE FROM wishes WHERE position = ?"_s, {position});
}

int WishStore::count() const
{
    return int(m_database.number(u"SELECT count(*) FROM wishes"_s));
}

bool WishStore::hasAny(ConversationId conversation) const
{
    return m_database.number(u"SELECT EXISTS (SELECT 1 FROM wishes WHERE conversation_id = ?)"_s, {conversation.value()}) != 0;
}

Message granted(Message message, const QList<Wish> &wishes, UserId me)
{
    for (const Wish &wish : wishes) {
        if (message.isUnsent())
            return message;
        switch (wish.kind) {
        case Wish::Kind::Edit:
            message.content = wish.value;
            message.mentions = wish.mentions;
            message.editedAt = wish.at;
            ++message.edits;
            break;
        case Wish::Kind::Unsend: unsend(message, wish.at); break;
        case Wish::Kind::React: react(message, wish.value, me); break;
        case Wish::Kind::Unreact: unreact(message, wish.value, me); break;
        case Wish::Kind::Pin:
            message.pinnedAt = wish.at;
            message.pinnedBy = me;
            break;
        case Wish::Kind::Unpin: message.pinnedAt.reset(); break;
        }
    }
    return message;
}

} // namespace kith::client
