// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/out_tray.h"

#include "client/cache/cache.h"
#include "client/pictures/picture_reader.h"
#include "client/transfer/background.h"
#include "client/transfer/disk.h"
#include "client/transfer/file_names.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeDatabase>
#include <QtCore/QUuid>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is known of a copy once it is made.
OutgoingFile describe(const QString &copy, const QString &copyName, const QString &name, const CopiedFile &copied)
{
    OutgoingFile file{.path = copyName,
                      .name = safeFileName(name),
                      .contentType = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name(),
                      .sizeBytes = copied.bytes,
                      .isOurs = true,
                      .sha256 = copied.sha256};
    if (const auto picture = pictureFacts(copy)) {
        file.contentType = picture->contentType;
        file.width = picture->size.width();
        file.height = picture->size.height();
    }
    return file;
}

} // namespace

OutTray::OutTray(Cache &cache, Background &background, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_cache(cache)
    , m_background(background)
    , m_folder(folder)
{
}

QString OutTray::newName()
{
    QString name = QUuid::createUuid().toString(QUuid::Id128);
    m_held.insert(name);
    return name;
}

void OutTray::take(const QString &path, qint64 bytesMax, QObject *context, Taken taken)
{
    const QString copyName = newName();
    m_background.run<Result<OutgoingFile>>(
        this,
        [path, folder = m_folder, copyName, bytesMax, ending = m_background.ending()]() -> Result<OutgoingFile> {
            const QString copy = folder + u'/' + copyName;
            const auto copied = copyIn(path, folder, copy, bytesMax, *ending);
            if (!copied)
                return copied.error();
            return describe(copy, copyName, QFileInfo(path).fileName(), *copied);
        },
        [this, copyName, guard = QPointer<QObject>(context), taken = std::move(taken)](Result<OutgoingFile> file) {
            if (!file || !guard)
                m_held.remove(copyName);
            if (guard)
                taken(file);
        });
}

void OutTray::takeBytes(const QByteArray &bytes, const QString &name, qint64 bytesMax, QObject *context, Taken taken)
{
    const QString copyName = newName();
    m_background.run<Result<OutgoingFile>>(
        this,
        [bytes, name, folder = m_folder, copyName, bytesMax]() -> Result<OutgoingFile> {
            const QString copy = folder + u'/' + copyName;
            const auto copied = writeIn(bytes, folder, copy, bytesMax);
            if (!copied)
                return copied.error();
            return describe(copy, copyName, name, *copied);
        },
        [this, copyName, guard = QPointer<QObject>(context), taken = std::move(taken)](Result<OutgoingFile> file) {
            if (!file || !guard)
                m_held.remove(copyName);
            if (guard)
                taken(file);
        });
}

QString OutTray::reserve()
{
    makePrivateFolder(m_folder);
    return newName();
}

void OutTray::takeReserved(const QString &copyName, const QString &name, qint64 bytesMax, QObject *context, Taken taken)
{
    m_held.insert(copyName);
    m_background.run<Result<OutgoingFile>>(
        this,
        [name, folder = m_folder, copyName, bytesMax, ending = m_background.ending()]() -> Result<OutgoingFile> {
            const QString copy = folder + u'/' + copyName;
            const auto kept = keepIn(folder, copy, bytesMax, *ending);
            if (!kept)
                return kept.error();
            return describe(copy, copyName, name, *kept);
        },
        [this, copyName, guard = QPointer<QObject>(context), taken = std::move(taken)](Result<OutgoingFile> file) {
            if (!file || !guard)
                m_held.remove(copyName);
            if (guard)
                taken(file);
        });
}

void OutTray::drop(const OutgoingFile &file)
{
    if (!file.isOurs)
        return;
    m_held.remove(file.path);
    QFile::remove(pathOf(file));
}

void OutTray::release(const QList<OutgoingFile> &files)
{
    for (const OutgoingFile &file : files)
        m_held.remove(file.path);
}

void OutTray::sweep()
{
    const QStringList needed = m_cache.outbox().ownCopies() + m_cache.draftFiles().copies();
    const QSet<QString> keep = m_held + QSet<QString>(needed.begin(), needed.end());
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        if (!keep.contains(name))
            QFile::remove(m_folder + u'/' + name);
    }
}

QString OutTray::pathOf(const OutgoingFile &file) const
{
    return file.isOurs ? m_folder + u'/' + QFileInfo(file.path).fileName() : file.path;
}

} // namespace kith::client
