// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/wish_sender.h"

#include "client/cache/cache.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"
#include "client/sync/refusal.h"

#include <QtCore/QTimer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

WishSender::WishSender(Cache &cache, RestClient &rest, CacheNews &news, ConversationSync &conversations, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_news(news)
    , m_conversations(conversations)
{
}

Result<void> WishSender::add(Wish wish)
{
    wish.at = now();
    if (const auto stored = m_cache.wishes().add(wish); !stored)
        return stored;
    announce(wish);
    sendNext(wish.conversation);
    return {};
}

void WishSender::resume()
{
    m_isOnline = true;
    m_underWay.clear();
    m_backoffs.clear();
    const QList<ConversationId> ids = m_cache.wishes().waiting();
    for (const ConversationId id : ids)
        sendNext(id);
}

void WishSender::pause()
{
    m_isOnline = false;
    m_underWay.clear();
}

void WishSender::sendNext(ConversationId id)
{
    if (!m_isOnline || m_underWay.contains(id))
        return;
    const auto wish = m_cache.wishes().next(id);
    if (!wish)
        return;
    const quint64 round = ++m_round;
    m_underWay.insert(id, round);
    const RestClient::Callback done = [this, wish = *wish, round](const Result<RestAnswer> &answer) {
        if (m_underWay.value(wish.conversation) != round)
            return;
        m_underWay.remove(wish.conversation);
        takeAnswer(wish, answer ? Result<QJsonObject>(answer->body) : Result<QJsonObject>(answer.error()));
    };
    const QString message = u"/api/messages/"_s + wish->message.toString();
    const QString reaction = message + u"/reactions/"_s + wish->value;
    switch (wish->kind) {
    case Wish::Kind::Edit: {
        QJsonObject body{{u"content"_s, wish->value}};
        if (!wish->mentions.isEmpty())
            body.insert(u"mentions"_s, toJson(wish->mentions));
        m_rest.put(message, body, this, done);
        break;
    }
    case Wish::Kind::Unsend: m_rest.put(u"/api/messages/unsent/"_s + wish->message.toString(), {}, this, done); break;
    case Wish::Kind::React: m_rest.put(reaction, {}, this, done); break;
    case Wish::Kind::Unreact: m_rest.remove(reaction, this, done); break;
    case Wish::Kind::Pin: m_rest.put(message + u"/pin"_s, {}, this, done); break;
    case Wish::Kind::Unpin: m_rest.remove(message + u"/pin"_s, this, done); break;
    }
}

void WishSender::takeAnswer(const Wish &wish, const Result<QJsonObject> &answer)
{
    if (!answer && !isRefusal(answer.error())) {
        wait(wish.conversation, answer.error());
        return;
    }
    if (answer) {
        if (const auto message = messageFromJson(*answer); message && message->conversation == wish.conversation)
            m_conversations.takeMessage(*message);
    }
    if (!m_cache.wishes().remove(wish.position)) {
        wait(wish.conversation, Error{.code = ErrorCode::Storage});
        return;
    }
    m_backoffs.erase(wish.conversation);
    announce(wish);
    if (!answer)
        Q_EMIT refused(wish.conversation, wish.message, answer.error());
    sendNext(wish.conversation);
}

void WishSender::wait(ConversationId id, const Error &error)
{
    if (!m_isOnline)
        return;
    Backoff &backoff = m_backoffs.try_emplace(id, std::chrono::milliseconds(500), std::chrono::seconds(30)).first->second;
    const quint64 round = ++m_round;
    m_underWay.insert(id, round);
    QTimer::singleShot(backoff.next() + error.retryAfter.value_or(std::chrono::seconds(0)), this, [this, id, round] {
        if (m_underWay.value(id) != round)
            return;
        m_underWay.remove(id);
        sendNext(id);
    });
}

void WishSender::announce(const Wish &wish)
{
    const auto message = m_cache.messages().byId(wish.message);
    if (!message)
        return;
    ChangeSet changes;
    changes.message(wish.conversation, TimelineEntry{.message = *message}.key());
    changes.conversation(wish.conversation);
    changes.announce(m_news);
}

} // namespace kith::client
