// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "client/net/backoff.h"
#include "client/net/rest_client.h"
#include "shared/model/file.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

#include <memory>
#include <unordered_map>

namespace kith::client {

class Background;
class Cache;
class FileClient;
class FileExchange;
class OutTray;

/// How far the files of one message are.
struct TransferProgress
{
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;
    friend bool operator==(const TransferProgress &, const TransferProgress &) = default;
};

/// Brings the files of messages in the outbox to the server, in pieces, one file of a message after the other and a few
/// messages at a time.
///
/// Where an upload goes on after a cut, a kill or a new start is what the server says it has; the row in the outbox only
/// remembers the file's id. Trouble that can pass (no network, a busy or full server, a rate limit) is waited out; a
/// refusal ends it and is told. A picture that the server cannot read goes up again as a file like any other.
///
/// Memory: one piece (at most 4 MiB) for each of `atOnce` messages. Owner: SyncEngine. Thread: the account's.
class Uploads : public QObject
{
    Q_OBJECT

public:
    static constexpr int atOnce = 2;

    Uploads(Cache &cache, FileClient &client, RestClient &rest, Background &background, OutTray &tray, QObject *parent);
    ~Uploads() override;

    /// Goes on with the files of that row, now or when others are done. Nothing happens when it is under way.
    void start(const QString &clientId);
    /// Ends it, and takes away from the server what has no message.
    void cancel(const QString &clientId);
    /// No way to the server: everything stops where it is, and start() goes on from there.
    void pause();

    [[nodiscard]] bool isUnderWay(const QString &clientId) const { return m_jobs.contains(clientId); }
    /// Of a row that is under way or waits; absent when it has no files.
    [[nodiscard]] std::optional<TransferProgress> progress(const QString &clientId) const;
    /// Why it waits for something that may take long, one sentence; empty: it does not.
    [[nodiscard]] QString trouble(const QString &clientId) const;

signals:
    /// At most ten times a second.
    void progressed(const QString &clientId);
    /// Another trouble(), or none any more.
    void troubled(const QString &clientId);
    /// That file is on the server, as `stored`.
    void stored(const kith::client::OutgoingFile &file, const kith::Attachment &stored);
    /// All files of that row are on the server.
    void finished(const QString &clientId);
    /// For good. The row stays as it is.
    void refused(const QString &clientId, const kith::Error &error);

private:
    struct Job;
    void begin();
    void step(const QString &clientId);
    void declare(Job &job, const OutgoingFile &file);
    void ask(Job &job, const OutgoingFile &file);
    void sendPiece(Job &job, const OutgoingFile &file);
    void put(Job &job, const OutgoingFile &file, const QByteArray &piece);
    void take(Job &job, const Result<RestAnswer> &answer);
    void stumble(Job &job, const Error &error);
    void waitAndGoOn(Job &job, const Error &error);
    void startAnew(Job &job);
    void end(const QString &clientId);
    void tell(Job &job);
    void setTrouble(Job &job, const QString &trouble);
    [[nodiscard]] Job *jobOf(const QString &clientId, quint64 turn);
    void watch(Job &job, FileExchange *exchange);

    Cache &m_cache;
    FileClient &m_client;
    RestClient &m_rest;
    Background &m_background;
    OutTray &m_tray;
    std::unordered_map<QString, std::unique_ptr<Job>> m_jobs;
    QStringList m_order; ///< of m_jobs, as they were started
    quint64 m_lastTurn = 0;
};

} // namespace kith::client
