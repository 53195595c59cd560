// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/account/files_presenter.h"

#include "client/transfer/file_names.h"
#include "client/viewmodel/account/sentences.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

double shareOf(qint64 done, qint64 total)
{
    return total > 0 ? qBound(0.0, double(done) / double(total), 1.0) : 0;
}

/// MESSAGE of "out/MESSAGE/NAME"; empty for anything else.
QString messageOf(const QString &key)
{
    return key.startsWith(u"out/"_s) ? key.section(u'/', 1, 1) : QString();
}

} // namespace

FilesPresenter::FilesPresenter(Account &account, AppViewModel &app, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_app(app)
{
    TransfersViewModel *view = app.timeline()->transfers();
    view->setReader([this](const QString &key) { return look(key); });
    connect(&account.files(), &Files::fileChanged, this, [view](const QString &key) { Q_EMIT view->changed(key); });
    connect(&account.files(), &Files::uploadProgressed, this, [view](const QString &key) { Q_EMIT view->changed(u"out/"_s + key); });
    connect(&account, &Account::connectionChanged, this, [view] { Q_EMIT view->changed(u"out/"_s); });
    connect(view, &TransfersViewModel::pressed, this, &FilesPresenter::press);
    connect(view, &TransfersViewModel::cancelled, this, &FilesPresenter::cancel);
    connect(view, &TransfersViewModel::saveRequested, this, &FilesPresenter::save);
    connect(view, &TransfersViewModel::copyRequested, this, &FilesPresenter::copyPicture);
}

FilesPresenter::~FilesPresenter()
{
    m_app.timeline()->transfers()->setReader({});
}

std::optional<Attachment> FilesPresenter::attachmentOf(const QString &key) const
{
    const FileSource source = FileSource::fromKey(key);
    return source.isNull() ? std::nullopt : m_account.timeline().attachment(FileId(source.id));
}

FileLook FilesPresenter::look(const QString &key) const
{
    if (const QString message = messageOf(key); !message.isEmpty()) {
        const auto progress = m_account.files().uploadOf(message);
        if (!progress)
            return {.where = TransfersViewModel::Outgoing};
        const bool isOnline = m_account.connectionState() == ConnectionState::Online;
        return {.where = TransfersViewModel::Outgoing,
                .share = shareOf(progress->doneBytes, progress->totalBytes),
                .words = isOnline ? tr("%1 of %2").arg(sizeText(progress->doneBytes), sizeText(progress->totalBytes))
                                  : tr("Waiting for the network")};
    }
    const auto attachment = attachmentOf(key);
    const qint64 bytes = attachment ? attachment->sizeBytes : 0;
    const FileState state = m_account.files().stateOf(FileSource::fromKey(key));
    switch (state.where) {
    case FileState::Where::Away:
        return {.where = TransfersViewModel::Away, .share = shareOf(state.doneBytes, bytes), .words = sizeText(bytes)};
    case FileState::Where::Waiting:
        return {.where = TransfersViewModel::Waiting, .share = shareOf(state.doneBytes, bytes), .words = tr("Waiting for the network")};
    case FileState::Where::Arriving:
        return {.where = TransfersViewModel::Incoming,
                .share = shareOf(state.doneBytes, bytes),
                .words = tr("%1 of %2").arg(sizeText(state.doneBytes), sizeText(bytes))};
    case FileState::Where::Here: return {.where = TransfersViewModel::Here, .share = 1, .words = sizeText(bytes)};
    case FileState::Where::Failed: return {.where = TransfersViewModel::Failed, .words = state.failure};
    }
    Q_UNREACHABLE();
}

void FilesPresenter::press(const QString &key)
{
    const auto attachment = attachmentOf(key);
    if (!attachment)
        return;
    const FileSource source = FileSource::fromKey(key);
    if (m_account.files().stateOf(source).where == FileState::Where::Here) {
        open(key, *attachment);
        return;
    }
    m_account.files().fetch(source, attachment->sizeBytes, this, [](const Result<QString> &) {});
}

void FilesPresenter::open(const QString &key, const Attachment &attachment)
{
    if (mayRun(attachment.name, attachment.contentType)) {
        Q_EMIT m_app.timeline()->transfers()->refusedToOpen(key, safeFileName(attachment.name));
        return;
    }
    const QString before = m_saved.value(key);
    if (!before.isEmpty() && QFileInfo(before).size() == attachment.sizeBytes) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(before));
        return;
    }
    const QString target = freePath(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation), attachment.name);
    QDir().mkpath(QFileInfo(target).path());
    m_account.files().save(attachment, target, this, [this, key](const Result<QString> &saved) {
        if (!saved) {
            m_app.setNotice(sentenceOf(saved.error()));
            return;
        }
        m_saved.insert(key, *saved);
        QDesktopServices::openUrl(QUrl::fromLocalFile(*saved));
    });
}

void FilesPresenter::cancel(const QString &key)
{
    if (const QString message = messageOf(key); !message.isEmpty()) {
        if (const auto id = ConversationId::fromString(m_app.chats()->currentId()))
            m_account.timeline().discard(*id, message);
        return;
    }
    m_account.files().cancel(FileSource::fromKey(key));
}

void FilesPresenter::save(const QString &key, const QUrl &target)
{
    const auto attachment = attachmentOf(key);
    if (!attachment || (!target.isEmpty() && !target.isLocalFile()))
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    QString path = target.toLocalFile();
    if (path.isEmpty()) {
        QDir().mkpath(folder);
        path = freePath(folder, attachment->name);
    }
    m_account.files().save(*attachment, path, this, [this, key](const Result<QString> &saved) {
        if (!saved) {
            m_app.setNotice(sentenceOf(saved.error()));
            return;
        }
        m_saved.insert(key, *saved);
        m_app.setNotice(tr("Saved as %1 in %2.").arg(QFileInfo(*saved).fileName(), QDir(QFileInfo(*saved).path()).dirName()));
    });
}

void FilesPresenter::copyPicture(const QString &key)
{
    const auto attachment = attachmentOf(key);
    if (!attachment)
        return;
    m_account.files().fetch(FileSource::file(attachment->id), attachment->sizeBytes, this, [this](const Result<QString> &path) {
        if (!path) {
            m_app.setNotice(sentenceOf(path.error()));
            return;
        }
        m_account.files().read(*path, {}, this, [this](const Result<QImage> &image) {
            if (image)
                QGuiApplication::clipboard()->setImage(*image);
            else
                m_app.setNotice(sentenceOf(image.error()));
        });
    });
}

} // namespace kith::client
