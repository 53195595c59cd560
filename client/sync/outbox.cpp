// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/outbox.h"

#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTimer>
#include <QtCore/QUuid>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Outbox::Outbox(Cache &cache, RestClient &rest, RealtimeConnection &connection, CacheNews &news, ConversationSync &conversations,
               QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_connection(connection)
    , m_news(news)
    , m_conversations(conversations)
{
}

Result<QString> Outbox::add(Outgoing outgoing)
{
    outgoing.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const auto stored = m_cache.outbox().add(outgoing); !stored)
        return stored.error();
    announce(outgoing.conversation, outgoing.clientId);
    sendNext(outgoing.conversation);
    return outgoing.clientId;
}

bool Outbox::reword(const QString &clientId, const QString &content, const QList<Mention> &mentions)
{
    const auto entry = m_cache.outbox().one(clientId);
    if (!entry || m_underWay.value(entry->message.conversation) == clientId || !m_cache.outbox().reword(clientId, content, mentions))
        return false;
    announce(entry->message.conversation, clientId);
    return true;
}

void Outbox::retry(ConversationId id, const QString &clientId)
{
    m_cache.outbox().requeue(clientId);
    announce(id, clientId);
    sendNext(id);
}

QString Outbox::discard(ConversationId id, const QString &clientId)
{
    const auto entry = m_cache.outbox().one(clientId);
    if (!entry || m_underWay.value(id) == clientId)
        return {};
    m_cache.outbox().remove(clientId);
    announce(id, clientId);
    return entry->message.content;
}

void Outbox::resume()
{
    m_waiting.clear();
    m_backoffs.clear();
    const QList<ConversationId> ids = m_cache.outbox().waiting();
    for (const ConversationId id : ids)
        sendNext(id);
}

void Outbox::sendNext(ConversationId id)
{
    if (m_connection.state() != RealtimeConnection::State::Online || m_underWay.contains(id) || m_waiting.contains(id))
        return;
    const auto next = m_cache.outbox().next(id);
    if (!next)
        return;
    const auto outgoing = m_cache.outbox().outgoing(next->message.clientId);
    if (!outgoing)
        return;
    m_underWay.insert(id, outgoing->clientId);
    if (outgoing->forwardOf.isNull())
        send(*outgoing);
    else
        forward(*outgoing);
}

void Outbox::send(const Outgoing &outgoing)
{
    QJsonObject data{{u"conversationId"_s, outgoing.conversation.toString()},
                     {u"clientId"_s, outgoing.clientId},
                     {u"type"_s, nameOf(outgoing.type)},
                     {u"content"_s, outgoing.content}};
    if (!outgoing.replyTo.isNull())
        data.insert(u"replyTo"_s, outgoing.replyTo.toString());
    if (!outgoing.mentions.isEmpty())
        data.insert(u"mentions"_s, toJson(outgoing.mentions));
    QJsonArray attachments;
    for (const OutgoingFile &file : outgoing.files)
        attachments.append(file.file.toString());
    if (!attachments.isEmpty())
        data.insert(u"attachments"_s, attachments);
    m_connection.command(u"message.send"_s, data, this,
                         [this, id = outgoing.conversation, clientId = outgoing.clientId](const Result<QJsonObject> &answer) {
                             takeAnswer(id, clientId, answer);
                         });
}

void Outbox::forward(const Outgoing &outgoing)
{
    const QJsonObject body{{u"conversationIds"_s, QJsonArray{outgoing.conversation.toString()}},
                           {u"clientIds"_s, QJsonArray{outgoing.clientId}}};
    m_rest.post(u"/api/messages/%1/forward"_s.arg(outgoing.forwardOf.toString()), body, this,
                [this, id = outgoing.conversation, clientId = outgoing.clientId](const Result<RestAnswer> &answer) {
                    takeAnswer(id, clientId,
                               answer ? Result<QJsonObject>(answer->body.value(u"messages"_s).toArray().first().toObject())
                                      : Result<QJsonObject>(answer.error()));
                });
}

void Outbox::takeAnswer(ConversationId id, const QString &clientId, const Result<QJsonObject> &answer)
{
    m_underWay.remove(id);
    if (!answer) {
        const ErrorKind kind = answer.error().kind();
        if ((kind == ErrorKind::FixRequest || kind == ErrorKind::GiveUp) && answer.error().code != ErrorCode::Cancelled) {
            m_cache.outbox().markFailed(clientId, answer.error().detail.isEmpty() ? QString::fromLatin1(traitsOf(answer.error().code).title)
                                                                                  : answer.error().detail);
            announce(id, clientId);
            sendNext(id);
        } else {
            wait(id, answer.error());
        }
        return;
    }
    Result<Message> message = messageFromJson(*answer);
    if (!message || message->conversation != id) {
        wait(id, Error{.code = ErrorCode::Protocol});
        return;
    }
    message->clientId = clientId;
    m_backoffs.erase(id);
    m_conversations.takeMessage(*message);
    if (m_cache.outbox().one(clientId)) {
        wait(id, Error{.code = ErrorCode::Storage});
        return;
    }
    sendNext(id);
}

void Outbox::wait(ConversationId id, const Error &error)
{
    // Without a connection there is nothing to wait for here: resume() comes with the next one.
    if (m_connection.state() != RealtimeConnection::State::Online)
        return;
    Backoff &backoff = m_backoffs.try_emplace(id, std::chrono::milliseconds(500), std::chrono::seconds(30)).first->second;
    const quint64 token = m_nextWait++;
    m_waiting.insert(id, token);
    QTimer::singleShot(backoff.next() + error.retryAfter.value_or(std::chrono::seconds(0)), this, [this, id, token] {
        if (m_waiting.value(id) != token)
            return;
        m_waiting.remove(id);
        sendNext(id);
    });
}

void Outbox::announce(ConversationId id, const QString &clientId)
{
    ChangeSet changes;
    changes.message(id, clientId);
    changes.announce(m_news);
}

} // namespace kith::client
