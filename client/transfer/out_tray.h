// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/cache/outgoing.h"
#include "shared/result.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>

namespace kith::client {

class Background;
class Cache;

/// The account's own folder for what goes out: a copy of each file that a person attached, so that it can be moved,
/// changed or deleted at its old place without harm.
///
/// Folder 0700, files 0600, named by chance. A copy is on the disk for good (fsync of file and folder) before it is handed
/// out. Thread: the account's; copying and hashing run beside it.
class OutTray : public QObject
{
    Q_OBJECT

public:
    using Taken = std::function<void(const Result<OutgoingFile> &)>;

    OutTray(Cache &cache, Background &background, const QString &folder, QObject *parent);

    /// Copies a file in (shares its blocks where the file system can), hashes it and looks whether it is a picture.
    /// Errors: Validation (empty, a folder, not readable), TooLarge, Storage (disk full); each with a sentence.
    void take(const QString &path, qint64 bytesMax, QObject *context, Taken taken);
    /// The same for bytes that are in no file yet: a pasted picture, a recording.
    void takeBytes(const QByteArray &bytes, const QString &name, qint64 bytesMax, QObject *context, Taken taken);
    /// A name for a copy that somebody else writes, while it grows: a recording. The folder is there.
    [[nodiscard]] QString reserve();
    /// Takes what was written under a reserved name as it is.
    void takeReserved(const QString &copyName, const QString &name, qint64 bytesMax, QObject *context, Taken taken);
    /// What was taken and will not be sent.
    void drop(const OutgoingFile &file);
    /// A row of the outbox, or of what is being written, holds it from now on.
    void release(const QList<OutgoingFile> &files);
    /// Deletes what neither a row (of the outbox, of what is being written) nor somebody who took it holds: after a crash,
    /// and after a message went out.
    void sweep();

    /// Where the bytes of an outgoing file are.
    [[nodiscard]] QString pathOf(const OutgoingFile &file) const;

private:
    [[nodiscard]] QString newName();

    Cache &m_cache;
    Background &m_background;
    QString m_folder;
    QSet<QString> m_held;
};

} // namespace kith::client
