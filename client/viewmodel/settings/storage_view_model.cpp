// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/storage_view_model.h"

#include <QtCore/QDirIterator>
#include <QtCore/QLocale>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

void StorageViewModel::setFolder(const QString &folder)
{
    if (m_folder == folder)
        return;
    m_folder = folder;
    Q_EMIT changed();
}

void StorageViewModel::refresh()
{
    qint64 messages = 0;
    qint64 files = 0;
    qint64 damaged = 0;
    if (!m_folder.isEmpty()) {
        QDirIterator all(m_folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            all.next();
            const QString name = all.fileName();
            qint64 &sum = name.contains(u".damaged-") ? damaged : name.startsWith(u"cache.sqlite") ? messages : files;
            sum += all.fileInfo().size();
        }
    }
    m_messages = sizeText(messages);
    m_files = sizeText(files);
    m_damaged = damaged > 0 ? sizeText(damaged) : QString();
    Q_EMIT changed();
}

void StorageViewModel::setProgress(int done, int total, bool isWaiting)
{
    m_isRebuilding = true;
    m_isProblem = false;
    m_progress = total > 0 ? double(done) / total : 0;
    if (isWaiting)
        m_state = tr("Waiting for the network …");
    else if (total == 0)
        m_state = tr("Asking the server …");
    else
        m_state = tr("%1 of %2 conversations").arg(QLocale().toString(done), QLocale().toString(total));
    Q_EMIT rebuildChanged();
}

void StorageViewModel::setEnded(const QString &sentence, bool isProblem)
{
    m_isRebuilding = false;
    m_progress = 0;
    m_state = sentence;
    m_isProblem = isProblem;
    Q_EMIT rebuildChanged();
    refresh();
}

} // namespace kith::client
