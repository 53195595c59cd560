// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/uploads.h"

#include "client/cache/cache.h"
#include "client/net/file_client.h"
#include "client/transfer/background.h"
#include "client/transfer/disk.h"
#include "client/transfer/out_tray.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcUploads, "kith.client.uploads")

constexpr qint64 firstPieceBytes = 256 * 1024;
constexpr qint64 lastPieceBytes = 4 * 1024 * 1024;
constexpr auto quickPiece = std::chrono::milliseconds(700);
constexpr auto slowPiece = std::chrono::seconds(10);
constexpr int freshStarts = 2;
constexpr auto tellEvery = std::chrono::milliseconds(100);

FileClient::Headers headersOf(const OutgoingFile &file)
{
    FileClient::Headers headers{
        {"X-File-Name"_ba, file.name.toUtf8().toPercentEncoding()},
        {"X-File-Size"_ba, QByteArray::number(file.sizeBytes)},
        {"Content-Type"_ba, file.contentType.isEmpty() ? "application/octet-stream"_ba : file.contentType.toLatin1()}};
    if (!file.sha256.isEmpty())
        headers.append({"X-File-SHA256"_ba, file.sha256.toLatin1()});
    if (file.durationMs > 0)
        headers.append({"X-File-Duration"_ba, QByteArray::number(file.durationMs)});
    if (file.keepsOriginal)
        headers.append({"X-Keep-Original"_ba, "1"_ba});
    return headers;
}

} // namespace

/// The files of one message on their way. `turn` changes with each thing that is waited for, so that what comes late is
/// known as such.
struct Uploads::Job
{
    explicit Job(QString id)
        : clientId(std::move(id))
    {
    }
    QString clientId;
    bool isActive = false;
    quint64 turn = 0;
    int position = 0; ///< of the file in work
    bool knowsOffset = false; ///< heard from the server since the last cut
    qint64 pieceBytes = firstPieceBytes;
    qint64 pieceSent = 0; ///< of the piece under way
    int fresh = 0; ///< how often a file was begun anew
    QPointer<FileExchange> exchange = {};
    Backoff backoff{std::chrono::milliseconds(500), std::chrono::seconds(30)};
    QElapsedTimer pieceClock = {};
    QElapsedTimer told = {};
    QString trouble = {};
};

Uploads::Uploads(Cache &cache, FileClient &client, RestClient &rest, Background &background, OutTray &tray, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_client(client)
    , m_rest(rest)
    , m_background(background)
    , m_tray(tray)
{
}

Uploads::~Uploads()
{
    pause();
}

void Uploads::start(const QString &clientId)
{
    if (m_jobs.contains(clientId))
        return;
    m_jobs.emplace(clientId, std::make_unique<Job>(clientId));
    m_order.append(clientId);
    begin();
}

void Uploads::begin()
{
    qsizetype active = std::ranges::count_if(m_jobs, [](const auto &job) { return job.second->isActive; });
    const QStringList order = m_order;
    for (const QString &clientId : order) {
        const auto found = m_jobs.find(clientId);
        if (active >= atOnce)
            return;
        if (found == m_jobs.end() || found->second->isActive)
            continue;
        found->second->isActive = true;
        ++active;
        // Not at once: whoever called start() is in the middle of something.
        const quint64 turn = found->second->turn = ++m_lastTurn;
        QTimer::singleShot(0, this, [this, clientId, turn] {
            if (jobOf(clientId, turn))
                step(clientId);
        });
    }
}

Uploads::Job *Uploads::jobOf(const QString &clientId, quint64 turn)
{
    const auto found = m_jobs.find(clientId);
    return found != m_jobs.end() && found->second->turn == turn ? found->second.get() : nullptr;
}

void Uploads::step(const QString &clientId)
{
    Job &job = *m_jobs.at(clientId);
    const auto outgoing = m_cache.outbox().outgoing(clientId);
    if (!outgoing) {
        end(clientId);
        return;
    }
    const auto next = std::ranges::find_if(outgoing->files, [](const OutgoingFile &file) { return !file.isComplete(); });
    if (next == outgoing->files.end()) {
        end(clientId);
        Q_EMIT finished(clientId);
        return;
    }
    const int position = int(next - outgoing->files.begin());
    if (position != job.position)
        job.knowsOffset = false;
    job.position = position;
    job.pieceSent = 0;
    if (next->file.isNull())
        declare(job, *next);
    else if (!job.knowsOffset)
        ask(job, *next);
    else
        sendPiece(job, *next);
}

void Uploads::watch(Job &job, FileExchange *exchange)
{
    job.exchange = exchange;
    const quint64 turn = job.turn = ++m_lastTurn;
    connect(exchange, &FileExchange::sent, this, [this, clientId = job.clientId, turn](qint64 bytes) {
        if (Job *at = jobOf(clientId, turn)) {
            at->pieceSent = bytes;
            tell(*at);
        }
    });
    connect(exchange, &FileExchange::finished, this, [this, clientId = job.clientId, turn](const Result<RestAnswer> &answer) {
        if (Job *at = jobOf(clientId, turn))
            take(*at, answer);
    });
}

void Uploads::declare(Job &job, const OutgoingFile &file)
{
    watch(job, m_client.send("POST"_ba, u"/api/files"_s, headersOf(file), {}));
}

void Uploads::ask(Job &job, const OutgoingFile &file)
{
    const quint64 turn = job.turn = ++m_lastTurn;
    m_rest.get(u"/api/files/%1/upload"_s.arg(file.file.toString()), {}, this,
               [this, clientId = job.clientId, turn](const Result<RestAnswer> &answer) {
                   if (Job *at = jobOf(clientId, turn))
                       take(*at, answer);
               });
}

void Uploads::sendPiece(Job &job, const OutgoingFile &file)
{
    const qint64 bytes = qMin(job.pieceBytes, file.sizeBytes - file.sentBytes);
    const quint64 turn = job.turn = ++m_lastTurn;
    m_background.run<Result<QByteArray>>(
        this, [path = m_tray.pathOf(file), offset = file.sentBytes, bytes] { return readPiece(path, offset, bytes); },
        [this, clientId = job.clientId, turn, file](Result<QByteArray> piece) {
            Job *at = jobOf(clientId, turn);
            if (!at)
                return;
            if (piece) {
                put(*at, file, *piece);
            } else {
                end(clientId);
                Q_EMIT refused(clientId, piece.error());
            }
        });
}

void Uploads::put(Job &job, const OutgoingFile &file, const QByteArray &piece)
{
    // With nothing left to bring, the server is asked to finish what it has.
    QByteArray range = "bytes ";
    if (piece.isEmpty())
        range += '*';
    else
        range += QByteArray::number(file.sentBytes) + '-' + QByteArray::number(file.sentBytes + piece.size() - 1);
    range += '/' + QByteArray::number(file.sizeBytes);
    job.pieceClock.start();
    watch(job, m_client.send("PUT"_ba, u"/api/files/"_s + file.file.toString(), {{"Content-Range"_ba, range}}, piece));
}

void Uploads::take(Job &job, const Result<RestAnswer> &answer)
{
    job.exchange = nullptr;
    if (!answer) {
        stumble(job, answer.error());
        return;
    }
    const auto upload = uploadFromJson(answer->body.value(u"file"_s).toObject());
    const auto outgoing = m_cache.outbox().outgoing(job.clientId);
    if (!upload || !outgoing || job.position >= outgoing->files.size()) {
        stumble(job, Error{.code = ErrorCode::Protocol});
        return;
    }
    const OutgoingFile &file = outgoing->files[job.position];
    const bool isReady = upload->state == Upload::State::Ready;
    // A row counts as complete only when the server says so: it may have all bytes and still have to store them.
    const qint64 sent = isReady ? file.sizeBytes : qBound(0LL, upload->receivedBytes, file.sizeBytes);
    const bool moved = isReady || sent > file.sentBytes || upload->file.id != file.file;
    if (job.pieceClock.isValid() && moved) {
        const auto took = std::chrono::milliseconds(job.pieceClock.elapsed());
        if (took < quickPiece)
            job.pieceBytes = qMin(job.pieceBytes * 2, lastPieceBytes);
        else if (took > slowPiece)
            job.pieceBytes = qMax(job.pieceBytes / 2, firstPieceBytes);
    }
    job.pieceClock.invalidate();
    job.knowsOffset = true;
    if (!isReady && sent == file.sizeBytes) {
        // Complete, and not stored yet: the row stays one byte short of complete, so that it is asked again.
        if (moved)
            job.backoff.reset();
        put(job, file, {});
        return;
    }
    if (!m_cache.outbox().setProgress(job.clientId, job.position, upload->file.id, sent)) {
        waitAndGoOn(job, Error{.code = ErrorCode::Storage});
        return;
    }
    if (moved)
        job.backoff.reset();
    job.pieceSent = 0;
    setTrouble(job, {});
    // Whoever hears of it may cancel.
    const QString clientId = job.clientId;
    const quint64 turn = job.turn;
    if (isReady)
        Q_EMIT stored(file, upload->file);
    tell(job);
    if (jobOf(clientId, turn))
        step(clientId);
}

void Uploads::stumble(Job &job, const Error &error)
{
    job.exchange = nullptr;
    const QString clientId = job.clientId;
    switch (error.code) {
    case ErrorCode::OffsetMismatch:
        // Another connection brought bytes, or ours brought more than we heard of.
    case ErrorCode::Conflict:
        // All bytes are there, or it is just being finished.
        waitAndGoOn(job, error);
        return;
    case ErrorCode::NotFound:
        // Begun long ago, and swept away since.
    case ErrorCode::ChecksumMismatch: startAnew(job); return;
    case ErrorCode::BadImage:
        qCInfo(lcUploads) << "A picture goes up as it is: the server cannot read it";
        if (m_cache.outbox().setKeepsOriginal(clientId, job.position))
            startAnew(job);
        else
            waitAndGoOn(job, Error{.code = ErrorCode::Storage});
        return;
    default: break;
    }
    switch (error.kind()) {
    case ErrorKind::Wait:
        if (error.code == ErrorCode::StorageFull)
            setTrouble(job, tr("The server has no room for files now. Kith goes on trying."));
        waitAndGoOn(job, error);
        return;
    case ErrorKind::SignIn: end(clientId); return; // whoever signs in again starts it again
    case ErrorKind::FixRequest:
    case ErrorKind::GiveUp:
        end(clientId);
        Q_EMIT refused(clientId, error);
        return;
    }
}

void Uploads::startAnew(Job &job)
{
    const QString clientId = job.clientId;
    if (job.fresh >= freshStarts) {
        end(clientId);
        Q_EMIT refused(clientId, Error{.code = ErrorCode::ChecksumMismatch,
                                       .detail = QString::fromLatin1(traitsOf(ErrorCode::ChecksumMismatch).title)});
        return;
    }
    if (!m_cache.outbox().setProgress(clientId, job.position, FileId(), 0)) {
        waitAndGoOn(job, Error{.code = ErrorCode::Storage});
        return;
    }
    ++job.fresh;
    step(clientId);
}

void Uploads::waitAndGoOn(Job &job, const Error &error)
{
    job.knowsOffset = false;
    job.pieceSent = 0;
    job.pieceBytes = qMax(job.pieceBytes / 2, firstPieceBytes);
    const quint64 turn = job.turn = ++m_lastTurn;
    const auto pause = error.retryAfter ? std::chrono::milliseconds(*error.retryAfter) : job.backoff.next();
    QTimer::singleShot(pause, this, [this, clientId = job.clientId, turn] {
        if (jobOf(clientId, turn))
            step(clientId);
    });
}

void Uploads::end(const QString &clientId)
{
    const auto found = m_jobs.find(clientId);
    if (found == m_jobs.end())
        return;
    if (found->second->exchange)
        found->second->exchange->abort();
    m_jobs.erase(found);
    m_order.removeAll(clientId);
    begin();
}

void Uploads::cancel(const QString &clientId)
{
    const auto outgoing = m_cache.outbox().outgoing(clientId);
    end(clientId);
    if (!outgoing)
        return;
    for (const OutgoingFile &file : outgoing->files) {
        if (file.isOurs && !file.file.isNull())
            m_rest.remove(u"/api/files/"_s + file.file.toString(), this, [](const Result<RestAnswer> &) {});
    }
}

void Uploads::pause()
{
    for (const auto &[clientId, job] : m_jobs) {
        if (job->exchange)
            job->exchange->abort();
    }
    m_jobs.clear();
    m_order.clear();
}

std::optional<TransferProgress> Uploads::progress(const QString &clientId) const
{
    const auto outgoing = m_cache.outbox().outgoing(clientId);
    if (!outgoing || outgoing->files.isEmpty())
        return std::nullopt;
    TransferProgress progress;
    for (const OutgoingFile &file : outgoing->files) {
        progress.doneBytes += file.sentBytes;
        progress.totalBytes += file.sizeBytes;
    }
    if (const auto found = m_jobs.find(clientId); found != m_jobs.end())
        progress.doneBytes = qMin(progress.doneBytes + found->second->pieceSent, progress.totalBytes);
    return progress;
}

QString Uploads::trouble(const QString &clientId) const
{
    const auto found = m_jobs.find(clientId);
    return found == m_jobs.end() ? QString() : found->second->trouble;
}

void Uploads::setTrouble(Job &job, const QString &trouble)
{
    if (job.trouble == trouble)
        return;
    job.trouble = trouble;
    QMetaObject::invokeMethod(
        this, [this, clientId = job.clientId] { Q_EMIT troubled(clientId); }, Qt::QueuedConnection);
}

void Uploads::tell(Job &job)
{
    if (job.told.isValid() && std::chrono::milliseconds(job.told.elapsed()) < tellEvery)
        return;
    job.told.start();
    Q_EMIT progressed(job.clientId);
}

} // namespace kith::client
