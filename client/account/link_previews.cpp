// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/link_previews.h"

#include "client/cache/cache.h"
#include "client/pictures/picture_reader.h"
#include "client/preview/page_fetcher.h"
#include "client/preview/page_head.h"
#include "client/transfer/background.h"
#include "client/transfer/disk.h"
#include "client/transfer/downloads.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QUuid>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A picture as it is kept: drawn anew from what was decoded, so that nothing of the foreign file remains.
struct KeptPicture
{
    QString path;
    QSize size;
};

Result<KeptPicture> redraw(const QByteArray &bytes, const QString &folder, qint64 bytesMax, int side)
{
    const QString path = folder + u'/' + QUuid::createUuid().toString(QUuid::Id128);
    if (const auto written = writeIn(bytes, folder, path, bytesMax); !written)
        return written.error();
    const Result<QImage> image = readPicture(path, QSize(side, side));
    QFile::remove(path);
    if (!image)
        return image.error();
    const QString own = path + u".png"_s;
    if (!image->save(own, "PNG"))
        return Error{.code = ErrorCode::Storage};
    QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner);
    return KeptPicture{.path = own, .size = image->size()};
}

} // namespace

struct LinkPreviews::Job
{
    explicit Job(const PageRules &rules)
        : fetcher(rules)
    {
    }
    PageFetcher fetcher;
    int turn = 0;
    ConversationId conversation;
    bool mayBeOpen = false;
    QString problem; ///< not empty: it has failed, and waits for another try
    LinkPreview preview = {};
};

LinkPreviews::LinkPreviews(Cache &cache, Downloads &downloads, Background &background, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_store(cache.database())
    , m_downloads(downloads)
    , m_background(background)
    , m_folder(folder)
{
}

LinkPreviews::~LinkPreviews() = default;

FileSource LinkPreviews::pictureOf(const LinkPreview &preview)
{
    const QByteArray hash = QCryptographicHash::hash(preview.address.toUtf8(), QCryptographicHash::Sha256).toHex();
    return FileSource::linkPicture(preview.message, QString::fromLatin1(hash.left(16)));
}

std::optional<LinkPreview> LinkPreviews::kept(MessageId message) const
{
    const auto known = m_known.constFind(message);
    return known != m_known.constEnd() ? *known : m_known.insert(message, m_store.of(message)).value();
}

PreviewStatus LinkPreviews::of(MessageId message, const QString &address) const
{
    const auto job = m_jobs.find(message.value());
    if (job != m_jobs.end() && job->second->preview.address == address) {
        const QString &problem = job->second->problem;
        return {.state = problem.isEmpty() ? PreviewStatus::State::Loading : PreviewStatus::State::Failed, .problem = problem};
    }
    auto preview = kept(message);
    if (!preview || preview->address != address)
        return {};
    if (!preview->picture.isEmpty() && m_downloads.stateOf(pictureOf(*preview)).where != FileState::Where::Here)
        preview->picture = {};
    return {.state = PreviewStatus::State::Here, .preview = preview};
}

LinkPreviews::Job *LinkPreviews::jobOf(MessageId message, int turn) const
{
    const auto found = m_jobs.find(message.value());
    return found != m_jobs.end() && found->second->turn == turn ? found->second.get() : nullptr;
}

void LinkPreviews::fetch(ConversationId conversation, MessageId message, const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    auto job = std::make_unique<Job>(m_rules);
    job->turn = ++m_lastTurn;
    job->conversation = conversation;
    job->mayBeOpen = url.scheme() == "http"_L1;
    job->preview = LinkPreview{
        .message = message, .address = address, .place = url.host(QUrl::FullyEncoded), .title = {}, .description = {}};
    const int turn = job->turn;
    job->fetcher.fetch(url, PageFetcher::Want::Page, job->mayBeOpen, [this, message, turn](const Result<FetchedPage> &page) {
        if (Job *mine = jobOf(message, turn))
            takePage(*mine, page);
    });
    m_jobs[message.value()] = std::move(job);
    Q_EMIT changed(conversation);
}

void LinkPreviews::takePage(Job &job, const Result<FetchedPage> &page)
{
    if (!page) {
        fail(job, page.error());
        return;
    }
    const PageHead head = readPageHead(page->bytes, page->charset, page->url);
    job.preview.place = page->url.host(QUrl::FullyEncoded);
    job.preview.title = head.title;
    job.preview.description = head.description;
    if (head == PageHead{}) {
        fail(job, Error{.code = ErrorCode::Validation, .detail = tr("This page says nothing about itself.")});
        return;
    }
    if (head.picture.isEmpty()) {
        keep(job);
        return;
    }
    // Not from within the answer of the fetcher that is asked again.
    QMetaObject::invokeMethod(
        this,
        [this, message = job.preview.message, turn = job.turn, picture = head.picture] {
            Job *mine = jobOf(message, turn);
            if (!mine)
                return;
            mine->fetcher.fetch(picture, PageFetcher::Want::Picture, mine->mayBeOpen,
                                [this, message, turn](const Result<FetchedPage> &came) {
                                    Job *asked = jobOf(message, turn);
                                    if (asked && came)
                                        takePicture(*asked, came->bytes);
                                    else if (asked)
                                        keep(*asked);
                                });
        },
        Qt::QueuedConnection);
}

void LinkPreviews::takePicture(Job &job, const QByteArray &bytes)
{
    m_background.run<Result<KeptPicture>>(
        this,
        [bytes, folder = m_folder, most = m_rules.bytesMax] {
            return makePrivateFolder(folder) ? redraw(bytes, folder, most, pictureSide) : Result<KeptPicture>(ErrorCode::Storage);
        },
        [this, message = job.preview.message, turn = job.turn](const Result<KeptPicture> &picture) {
            Job *mine = jobOf(message, turn);
            if (mine && picture) {
                mine->preview.picture = picture->size;
                m_downloads.adopt(pictureOf(mine->preview), picture->path);
            }
            if (picture)
                QFile::remove(picture->path);
            if (mine)
                keep(*mine);
        });
}

void LinkPreviews::keep(Job &job)
{
    const LinkPreview preview = job.preview;
    const ConversationId conversation = job.conversation;
    {
        CacheTransaction transaction(m_cache.database());
        m_store.put(preview);
        if (const auto stored = transaction.commit(); !stored) {
            fail(job, stored.error());
            return;
        }
    }
    m_known.insert(preview.message, preview);
    // The job may be what calls this.
    QMetaObject::invokeMethod(
        this,
        [this, id = preview.message, turn = job.turn, conversation] {
            if (jobOf(id, turn))
                m_jobs.erase(id.value());
            Q_EMIT changed(conversation);
        },
        Qt::QueuedConnection);
}

void LinkPreviews::fail(Job &job, const Error &error)
{
    job.problem = error.detail.isEmpty() ? QString::fromLatin1(traitsOf(error.code).title) : error.detail;
    Q_EMIT changed(job.conversation);
}

void LinkPreviews::forget(ConversationId conversation, MessageId message)
{
    m_jobs.erase(message.value());
    if (const auto preview = kept(message))
        m_downloads.forget(pictureOf(*preview));
    m_known.remove(message);
    CacheTransaction transaction(m_cache.database());
    m_store.remove(message);
    (void)transaction.commit();
    Q_EMIT changed(conversation);
}

} // namespace kith::client
