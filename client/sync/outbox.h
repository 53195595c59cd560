// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "client/net/backoff.h"
#include "shared/ids.h"
#include "shared/model/message.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <unordered_map>

namespace kith::client {

class Cache;
class CacheNews;
class ConversationSync;
class Downloads;
class OutTray;
class RealtimeConnection;
class RestClient;
class Uploads;

/// What carries the files of messages, as an outbox needs it.
struct FileRooms
{
    Uploads &uploads;
    Downloads &downloads;
    OutTray &tray;
};

/// Sends what was written: on disk first, one message of a conversation at a time, in order, again and again until the
/// server has answered. Its clientId makes a repeat harmless.
///
/// A message with files is sent once all of its files are on the server. Until then it holds up nobody: what was written
/// after it and lacks nothing goes first. Messages with files go up one after another in their order.
///
/// Only a definite refusal ends the attempts; the message then stays as failed until the person retries or discards it.
class Outbox : public QObject
{
    Q_OBJECT

public:
    Outbox(Cache &cache, RestClient &rest, RealtimeConnection &connection, CacheNews &news, ConversationSync &conversations,
           const FileRooms &files, QObject *parent);

    /// Returns the clientId. Errors: Storage; then nothing was queued.
    Result<QString> add(Outgoing outgoing);
    /// Changes the text of what waits. False: it is on its way, or gone.
    bool reword(const QString &clientId, const QString &content, const QList<Mention> &mentions);
    void retry(ConversationId id, const QString &clientId);
    /// Returns the text; nullopt: it is on its way, and stays. Ends the upload of its files.
    std::optional<QString> discard(ConversationId id, const QString &clientId);
    /// There is a way again.
    void resume();

private:
    void sendNext(ConversationId id);
    void send(const Outgoing &outgoing);
    void forward(const Outgoing &outgoing);
    void uploadNext(ConversationId id);
    void keepFile(const OutgoingFile &file, const Attachment &stored);
    [[nodiscard]] bool lacksFiles(const QString &clientId, const Error &error) const;
    void sendFilesAnew(ConversationId id, const QString &clientId);
    void fail(ConversationId id, const QString &clientId, const Error &error);
    void takeAnswer(ConversationId id, const QString &clientId, const Result<QJsonObject> &answer);
    void wait(ConversationId id, const Error &error);
    void announce(ConversationId id, const QString &clientId);

    Cache &m_cache;
    RestClient &m_rest;
    RealtimeConnection &m_connection;
    CacheNews &m_news;
    ConversationSync &m_conversations;
    FileRooms m_files;
    QHash<ConversationId, QString> m_uploading;
    QSet<QString> m_sentAnew; ///< whose files had gone from the server before their message was sent
    QHash<ConversationId, QString> m_underWay;
    QHash<ConversationId, quint64> m_waiting;
    std::unordered_map<ConversationId, Backoff> m_backoffs;
    quint64 m_nextWait = 1;
};

} // namespace kith::client
