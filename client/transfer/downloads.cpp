// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/downloads.h"

#include "client/cache/cache.h"
#include "client/net/backoff.h"
#include "client/net/file_client.h"
#include "client/transfer/background.h"
#include "client/transfer/disk.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QTimer>
#include <QtCore/QUuid>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int attempts = 5;
constexpr int tagDigits = 32;
constexpr auto tellEvery = std::chrono::milliseconds(100);
constexpr int partDays = 7;
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;

Error trouble(ErrorCode code, const QString &detail)
{
    return Error{.code = code, .detail = detail};
}

Error plain(ErrorCode code)
{
    return trouble(code, QString::fromLatin1(traitsOf(code).title));
}

/// `bytes 100-199/1000` -> 100; -1 for anything else.
qint64 firstOf(const QByteArray &contentRange)
{
    if (!contentRange.startsWith("bytes "))
        return -1;
    bool isNumber = false;
    const qint64 first = contentRange.mid(6, contentRange.indexOf('-') - 6).toLongLong(&isNumber);
    return isNumber ? first : -1;
}

QByteArray readTag(const QString &part)
{
    QFile file(part + u".tag"_s);
    return file.open(QIODevice::ReadOnly) ? file.read(200) : QByteArray();
}

void writeTag(const QString &part, const QByteArray &tag)
{
    QFile file(part + u".tag"_s);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(tag);
}

void removePart(const QString &part)
{
    QFile::remove(part);
    QFile::remove(part + u".tag"_s);
}

} // namespace

/// One thing on its way, and who waits for it.
struct Downloads::Job
{
    FileSource source;
    qint64 expectedBytes = 0;
    QList<std::pair<QPointer<QObject>, Done>> waiting = {};
    bool isActive = false;
    quint64 turn = 0;
    int failed = 0;
    QPointer<FileExchange> exchange = {};
    std::unique_ptr<QFile> part = {};
    QByteArray tag = {};
    qint64 doneBytes = 0;
    qint64 totalBytes = 0; ///< 0: not known
    qint64 mostBytes = 0; ///< beyond it nothing is taken, whatever the head says
    Backoff backoff{std::chrono::milliseconds(500), std::chrono::seconds(20)};
    QElapsedTimer told = {};
};

Downloads::Downloads(Cache &cache, FileClient &client, Background &background, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_client(client)
    , m_background(background)
    , m_folder(folder)
{
}

Downloads::~Downloads()
{
    for (const auto &[key, job] : m_jobs) {
        if (job->exchange)
            job->exchange->abort();
    }
}

QString Downloads::partOf(const FileSource &source) const
{
    return m_folder + u"/part-"_s
           + QString::fromLatin1(QCryptographicHash::hash(source.key().toUtf8(), QCryptographicHash::Sha256).toHex().first(tagDigits));
}

QString Downloads::pathOf(const FileSource &source)
{
    const auto kept = m_cache.files().use(source.key());
    if (!kept)
        return {};
    const QString path = m_folder + u'/' + kept->name;
    if (QFileInfo(path).size() == kept->bytes && QFileInfo::exists(path))
        return path;
    // Somebody cleared the folder.
    m_cache.files().remove(source.key());
    return {};
}

FileState Downloads::stateOf(const FileSource &source) const
{
    const QString key = source.key();
    if (const auto found = m_jobs.find(key); found != m_jobs.end()) {
        const Job &job = *found->second;
        return {.where = job.isActive ? FileState::Where::Arriving : FileState::Where::Waiting,
                .doneBytes = job.doneBytes,
                .totalBytes = job.totalBytes};
    }
    if (m_cache.files().has(key))
        return {.where = FileState::Where::Here};
    if (const auto failure = m_failures.constFind(key); failure != m_failures.constEnd())
        return {.where = FileState::Where::Failed, .failure = *failure};
    // What is left of an earlier attempt.
    const qint64 left = source.isPreview() ? 0 : QFileInfo(partOf(source)).size();
    return {.where = FileState::Where::Away, .doneBytes = left};
}

void Downloads::fetch(const FileSource &source, qint64 bytes, QObject *context, Done done)
{
    const QString key = source.key();
    if (source.path().isEmpty())
        return;
    if (const QString path = pathOf(source); !path.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [guard = QPointer<QObject>(context), done = std::move(done), path] {
                if (guard && done)
                    done(path);
            },
            Qt::QueuedConnection);
        return;
    }
    const bool wasFailed = m_failures.remove(key) > 0;
    auto found = m_jobs.find(key);
    if (found == m_jobs.end()) {
        found = m_jobs.emplace(key, std::make_unique<Job>()).first;
        found->second->source = source;
        found->second->expectedBytes = bytes;
        found->second->totalBytes = bytes;
        found->second->doneBytes = QFileInfo(partOf(source)).size();
        if (source.isPreview())
            m_order.append(key);
        else
            m_order.prepend(key);
    }
    found->second->waiting.append({context, std::move(done)});
    begin();
    if (wasFailed || !source.isPreview())
        Q_EMIT changed(key);
}

void Downloads::begin()
{
    if (!m_isOnline)
        return;
    qsizetype active = std::ranges::count_if(m_jobs, [](const auto &job) { return job.second->isActive; });
    while (active < atOnce && !m_order.isEmpty()) {
        const auto first = m_jobs.find(m_order.first());
        const bool isFile = first != m_jobs.end() && !first->second->source.isPreview();
        const QString key = isFile ? m_order.takeFirst() : m_order.takeLast();
        const auto found = m_jobs.find(key);
        if (found == m_jobs.end() || found->second->isActive)
            continue;
        Job &job = *found->second;
        // Seen in passing, and out of sight again.
        const bool isWanted = std::ranges::any_of(job.waiting, [](const auto &one) { return !one.first.isNull(); });
        if (job.source.isPreview() && !isWanted) {
            m_jobs.erase(found);
            continue;
        }
        job.isActive = true;
        ++active;
        start(job);
    }
}

Downloads::Job *Downloads::jobOf(const QString &key, quint64 turn)
{
    const auto found = m_jobs.find(key);
    return found != m_jobs.end() && found->second->turn == turn ? found->second.get() : nullptr;
}

void Downloads::start(Job &job)
{
    const QString key = job.source.key();
    const QString part = partOf(job.source);
    FileClient::Headers headers;
    job.tag = readTag(part);
    job.doneBytes = QFileInfo(part).size();
    if (job.doneBytes > 0 && !job.tag.isEmpty()) {
        headers.append({"Range"_ba, "bytes="_ba + QByteArray::number(job.doneBytes) + '-'});
        headers.append({"If-Range"_ba, job.tag});
    }
    QUrlQuery query;
    if (job.source.size > 0)
        query.addQueryItem(u"size"_s, QString::number(job.source.size));
    job.exchange = m_client.fetch(job.source.path(), query, headers);
    const quint64 turn = job.turn = ++m_lastTurn;
    connect(job.exchange, &FileExchange::headReceived, this, [this, key, turn] {
        if (Job *at = jobOf(key, turn))
            takeHead(*at);
    });
    connect(job.exchange, &FileExchange::received, this, [this, key, turn](const QByteArray &bytes) {
        if (Job *at = jobOf(key, turn))
            takeBytes(*at, bytes);
    });
    connect(job.exchange, &FileExchange::finished, this, [this, key, turn](const Result<RestAnswer> &answer) {
        if (Job *at = jobOf(key, turn))
            takeEnd(*at, answer ? Result<void>() : Result<void>(answer.error()));
    });
    Q_EMIT changed(key);
}

void Downloads::takeHead(Job &job)
{
    const QString part = partOf(job.source);
    const bool goesOn = job.exchange->status() == 206 && firstOf(job.exchange->header("Content-Range")) == job.doneBytes;
    const qint64 coming = job.exchange->header("Content-Length").toLongLong();
    job.tag = job.exchange->header("ETag");
    job.part = std::make_unique<QFile>(part);
    const bool isOpen = makePrivateFolder(m_folder)
                        && job.part->open(goesOn ? QIODevice::WriteOnly | QIODevice::Append : QIODevice::WriteOnly | QIODevice::Truncate)
                        && job.part->setPermissions(ownerOnlyFile);
    if (!goesOn)
        job.doneBytes = 0;
    job.totalBytes = coming > 0 ? job.doneBytes + coming : 0;
    job.mostBytes = job.expectedBytes > 0 ? job.expectedBytes : job.source.isPreview() ? previewBytesMax : m_bound;
    if (!isOpen) {
        failOrWait(job, trouble(ErrorCode::Storage, tr("The file could not be written: %1").arg(job.part->errorString())));
    } else if (job.exchange->status() == 206 && !goesOn) {
        removePart(part);
        failOrWait(job, plain(ErrorCode::Protocol));
    } else if (job.totalBytes > job.mostBytes) {
        refuseSize(job);
    } else {
        writeTag(part, job.tag);
    }
}

void Downloads::refuseSize(Job &job)
{
    removePart(partOf(job.source));
    failOrWait(job, trouble(ErrorCode::TooLarge, tr("This is larger than it should be, and was not fetched.")));
}

void Downloads::takeBytes(Job &job, const QByteArray &bytes)
{
    if (!job.part)
        return;
    if (job.doneBytes + bytes.size() > job.totalBytes && job.totalBytes > 0) {
        failOrWait(job, plain(ErrorCode::Protocol));
        return;
    }
    if (job.doneBytes + bytes.size() > job.mostBytes) {
        refuseSize(job);
        return;
    }
    if (job.part->write(bytes) != bytes.size()) {
        failOrWait(job, trouble(ErrorCode::Storage, tr("The file could not be written: %1").arg(job.part->errorString())));
        return;
    }
    job.doneBytes += bytes.size();
    if (!job.told.isValid() || std::chrono::milliseconds(job.told.elapsed()) >= tellEvery) {
        job.told.start();
        Q_EMIT changed(job.source.key());
    }
}

void Downloads::takeEnd(Job &job, const Result<void> &outcome)
{
    job.exchange = nullptr;
    if (job.part && !job.part->flush()) {
        failOrWait(job, trouble(ErrorCode::Storage, tr("The file could not be written: %1").arg(job.part->errorString())));
        return;
    }
    job.part.reset();
    if (!outcome && outcome.error().code == ErrorCode::RangeNotSatisfiable) {
        // What is here is as long as the file, or longer: it came whole and was not taken, or it is another one.
        removePart(partOf(job.source));
        failOrWait(job, trouble(ErrorCode::Network, outcome.error().detail));
        return;
    }
    if (!outcome) {
        failOrWait(job, outcome.error());
        return;
    }
    if (job.totalBytes > 0 && job.doneBytes != job.totalBytes) {
        failOrWait(job, plain(ErrorCode::Network));
        return;
    }
    settle(job);
}

void Downloads::settle(Job &job)
{
    const QString key = job.source.key();
    const QString part = partOf(job.source);
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    const QString digits = QString::fromLatin1(job.tag).remove(u'"');
    const QString expected = !job.source.isPreview() && digits.size() == tagDigits ? digits : QString();
    const quint64 turn = job.turn = ++m_lastTurn;
    m_background.run<Result<void>>(
        this,
        [part, target = QString(m_folder + u'/' + name), expected, ending = m_background.ending()]() -> Result<void> {
            if (!expected.isEmpty() && !sha256Of(part, *ending).startsWith(expected)) {
                if (*ending)
                    return plain(ErrorCode::Cancelled);
                removePart(part);
                return plain(ErrorCode::ChecksumMismatch);
            }
            if (!syncFile(part) || !QFile::rename(part, target))
                return plain(ErrorCode::Storage);
            QFile::remove(part + u".tag"_s);
            return {};
        },
        [this, key, turn, name, bytes = job.doneBytes, source = job.source](Result<void> done) {
            if (done)
                keep(source, name, bytes);
            Job *at = jobOf(key, turn);
            if (!at)
                return;
            if (done)
                finish(key, QString(m_folder + u'/' + name));
            else
                failOrWait(*at, done.error());
        });
}

void Downloads::keep(const FileSource &source, const QString &name, qint64 bytes)
{
    // Without it in the table the file would be swept away as a stranger; room is made before, so that it is not the one to go.
    m_cache.files().put({.source = source.key(), .name = name, .bytes = bytes});
    makeRoom();
}

void Downloads::failOrWait(Job &job, const Error &error)
{
    const QString key = job.source.key();
    if (job.exchange)
        job.exchange->abort();
    job.exchange = nullptr;
    job.part.reset();
    const bool mayPass = error.kind() == ErrorKind::Wait || error.code == ErrorCode::ChecksumMismatch;
    if (error.kind() == ErrorKind::SignIn || (mayPass && !m_isOnline)) {
        // resume() takes it up again.
        job.isActive = false;
        job.turn = ++m_lastTurn;
        if (!m_order.contains(key))
            m_order.append(key);
        Q_EMIT changed(key);
        return;
    }
    if (!mayPass || ++job.failed >= attempts) {
        finish(key, error);
        return;
    }
    const quint64 turn = job.turn = ++m_lastTurn;
    const auto pause = error.retryAfter ? std::chrono::milliseconds(*error.retryAfter) : job.backoff.next();
    QTimer::singleShot(pause, this, [this, key, turn] {
        if (Job *at = jobOf(key, turn))
            start(*at);
    });
    Q_EMIT changed(key);
}

void Downloads::finish(const QString &key, const Result<QString> &outcome)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    const std::unique_ptr<Job> job = std::move(found->second);
    m_jobs.erase(found);
    m_order.removeAll(key);
    if (!outcome && outcome.error().code != ErrorCode::Cancelled)
        m_failures.insert(key, outcome.error().detail.isEmpty() ? QString::fromLatin1(traitsOf(outcome.error().code).title)
                                                                : outcome.error().detail);
    for (const auto &[context, done] : std::as_const(job->waiting)) {
        if (context && done)
            done(outcome);
    }
    Q_EMIT changed(key);
    begin();
}

void Downloads::cancel(const FileSource &source)
{
    const auto found = m_jobs.find(source.key());
    if (found == m_jobs.end())
        return;
    if (found->second->exchange)
        found->second->exchange->abort();
    finish(source.key(), plain(ErrorCode::Cancelled));
}

void Downloads::adopt(const FileSource &source, const QString &path)
{
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    const qint64 bytes = QFileInfo(path).size();
    const QByteArray target = QFile::encodeName(m_folder + u'/' + name);
    if (m_cache.files().has(source.key()) || !makePrivateFolder(m_folder)
        || ::link(QFile::encodeName(path).constData(), target.constData()) != 0)
        return;
    keep(source, name, bytes);
    Q_EMIT changed(source.key());
}

void Downloads::resume()
{
    // Before anything is under way, and long after the first frame.
    if (!std::exchange(m_isSwept, true))
        sweep();
    m_isOnline = true;
    begin();
}

void Downloads::pause()
{
    m_isOnline = false;
    for (const auto &[key, job] : m_jobs) {
        if (!std::exchange(job->isActive, false))
            continue;
        if (job->exchange)
            job->exchange->abort();
        job->part.reset();
        job->turn = ++m_lastTurn;
        if (!m_order.contains(key))
            m_order.append(key);
    }
}

qint64 Downloads::keptBytes() const
{
    return m_cache.files().bytes();
}

void Downloads::setBound(qint64 bytes)
{
    m_bound = bytes;
    makeRoom();
}

void Downloads::makeRoom()
{
    qint64 over = keptBytes() - m_bound;
    while (over > 0) {
        const QList<KeptFile> oldest = m_cache.files().oldest(20);
        // The last one came just now, and somebody is about to read it.
        if (oldest.size() < 2)
            return;
        for (const KeptFile &file : oldest) {
            if (over <= 0 || &file == &oldest.last())
                break;
            QFile::remove(m_folder + u'/' + file.name);
            m_cache.files().remove(file.source);
            over -= file.bytes;
        }
    }
}

void Downloads::forget(const FileSource &source)
{
    const QString path = pathOf(source);
    if (path.isEmpty())
        return;
    QFile::remove(path);
    m_cache.files().remove(source.key());
    Q_EMIT changed(source.key());
}

void Downloads::clear()
{
    const QList<KeptFile> files = m_cache.files().all();
    for (const KeptFile &file : files) {
        QFile::remove(m_folder + u'/' + file.name);
        m_cache.files().remove(file.source);
    }
    for (const KeptFile &file : files)
        Q_EMIT changed(file.source);
}

void Downloads::sweep()
{
    QSet<QString> known;
    const QList<KeptFile> files = m_cache.files().all();
    for (const KeptFile &file : files)
        known.insert(file.name);
    const QDateTime tooOld = QDateTime::currentDateTimeUtc().addDays(-partDays);
    const QFileInfoList found = QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : found) {
        const bool isPart = file.fileName().startsWith(u"part-"_s);
        if (isPart ? file.lastModified() < tooOld : !known.contains(file.fileName()))
            QFile::remove(file.filePath());
    }
}

} // namespace kith::client
