// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sync/outbox.h"

#include "client/cache/cache.h"
#include "client/net/realtime_connection.h"
#include "client/net/rest_client.h"
#include "client/sync/cache_news.h"
#include "client/sync/conversation_sync.h"
#include "client/sync/refusal.h"
#include "client/transfer/downloads.h"
#include "client/transfer/out_tray.h"
#include "client/transfer/uploads.h"

#include <QtCore/QJsonArray>
#include <QtCore/QTimer>
#include <QtCore/QUuid>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Outbox::Outbox(Cache &cache, RestClient &rest, RealtimeConnection &connection, CacheNews &news, ConversationSync &conversations,
               const FileRooms &files, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_rest(rest)
    , m_connection(connection)
    , m_news(news)
    , m_conversations(conversations)
    , m_files(files)
{
    // Before the bubble changes from what is here to what is there: it then finds its picture in the cache.
    connect(&files.uploads, &Uploads::stored, this, &Outbox::keepFile);
    connect(&files.uploads, &Uploads::finished, this, [this](const QString &clientId) {
        const ConversationId id = m_uploading.key(clientId);
        m_uploading.remove(id);
        sendNext(id);
    });
    connect(&files.uploads, &Uploads::troubled, this, [this](const QString &clientId) {
        if (const auto entry = m_cache.outbox().one(clientId))
            announce(entry->message.conversation, clientId);
    });
    connect(&files.uploads, &Uploads::refused, this, [this](const QString &clientId, const Error &error) {
        const ConversationId id = m_uploading.key(clientId);
        m_uploading.remove(id);
        fail(id, clientId, error);
    });
}

Result<QString> Outbox::add(Outgoing outgoing)
{
    outgoing.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const auto stored = m_cache.outbox().add(outgoing); !stored)
        return stored.error();
    m_files.tray.release(outgoing.files);
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
    if (!m_cache.outbox().requeue(clientId))
        return;
    announce(id, clientId);
    sendNext(id);
}

std::optional<QString> Outbox::discard(ConversationId id, const QString &clientId)
{
    const auto entry = m_cache.outbox().one(clientId);
    if (!entry || m_underWay.value(id) == clientId)
        return std::nullopt;
    // Its files are known from its row: what goes up is ended before, and begins again if the row has to stay.
    if (m_uploading.value(id) == clientId)
        m_uploading.remove(id);
    m_files.uploads.cancel(clientId);
    if (!m_cache.outbox().remove(clientId)) {
        sendNext(id);
        return std::nullopt;
    }
    for (const OutgoingFile &file : entry->files)
        m_files.tray.drop(file);
    announce(id, clientId);
    sendNext(id);
    return entry->message.content;
}

void Outbox::resume()
{
    m_waiting.clear();
    m_backoffs.clear();
    m_uploading.clear();
    m_files.tray.sweep();
    const QList<ConversationId> ids = m_cache.outbox().waiting();
    for (const ConversationId id : ids)
        sendNext(id);
}

void Outbox::sendNext(ConversationId id)
{
    if (m_connection.state() != RealtimeConnection::State::Online)
        return;
    uploadNext(id);
    if (m_underWay.contains(id) || m_waiting.contains(id))
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

void Outbox::uploadNext(ConversationId id)
{
    if (m_uploading.contains(id))
        return;
    const QString clientId = m_cache.outbox().nextToUpload(id);
    if (clientId.isEmpty())
        return;
    m_uploading.insert(id, clientId);
    m_files.uploads.start(clientId);
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
        if (lacksFiles(clientId, answer.error())) {
            sendFilesAnew(id, clientId);
        } else if (isRefusal(answer.error())) {
            fail(id, clientId, answer.error());
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
    m_sentAnew.remove(clientId);
    m_conversations.takeMessage(*message);
    if (m_cache.outbox().one(clientId)) {
        wait(id, Error{.code = ErrorCode::Storage});
        return;
    }
    if (!message->attachments.isEmpty())
        m_files.tray.sweep();
    sendNext(id);
}

void Outbox::keepFile(const OutgoingFile &file, const Attachment &stored)
{
    if (!file.isOurs)
        return;
    // A picture comes out of the server without its metadata: then what is here is only a preview of it.
    if (stored.sizeBytes == file.sizeBytes)
        m_files.downloads.adopt(FileSource::file(stored.id), m_files.tray.pathOf(file));
    else if (stored.hasThumbnail)
        m_files.downloads.adopt(FileSource::file(stored.id, 1024), m_files.tray.pathOf(file));
}

bool Outbox::lacksFiles(const QString &clientId, const Error &error) const
{
    const bool namesFiles = std::ranges::any_of(error.fields,
                                                [](const FieldError &field) { return field.field.startsWith(u"attachments"_s); });
    const bool areGone = error.code == ErrorCode::NotFound || (error.code == ErrorCode::Validation && namesFiles);
    const auto outgoing = m_cache.outbox().outgoing(clientId);
    return areGone && outgoing && !m_sentAnew.contains(clientId)
           && std::ranges::any_of(outgoing->files, [](const OutgoingFile &file) { return file.isOurs; });
}

/// The server keeps what has no message for a day only.
void Outbox::sendFilesAnew(ConversationId id, const QString &clientId)
{
    if (!m_cache.outbox().forgetUploads(clientId)) {
        wait(id, Error{.code = ErrorCode::Storage});
        return;
    }
    m_sentAnew.insert(clientId);
    sendNext(id);
}

void Outbox::fail(ConversationId id, const QString &clientId, const Error &error)
{
    // A full disk: it is asked for again, but not at once, or the two would not stop.
    if (!m_cache.outbox().markFailed(clientId, error.detail.isEmpty() ? QString::fromLatin1(traitsOf(error.code).title) : error.detail)) {
        wait(id, Error{.code = ErrorCode::Storage});
        return;
    }
    announce(id, clientId);
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
