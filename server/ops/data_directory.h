// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/result.h"
#include "shared/timestamp.h"

#include <QtCore/QStringList>

namespace kith::server {

/// The folder in which everything lies, held by one process at a time.
///
/// Made with mode 0700. The lock is flock(2) on `kithd.lock`, so it is gone the moment the process is, however it ended.
class DataDirectory
{
public:
    /// Errors: Storage with a sentence that says what to do (cannot be made, not writable, in use).
    [[nodiscard]] static Result<DataDirectory> open(const QString &path);
    DataDirectory(DataDirectory &&other) noexcept;
    DataDirectory &operator=(DataDirectory &&) = delete;
    ~DataDirectory();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString databaseFile() const { return databaseFileIn(m_path); }
    [[nodiscard]] static QString databaseFileIn(const QString &path);
    /// Where the bytes of files lie.
    [[nodiscard]] QString filesFolder() const { return filesFolderIn(m_path); }
    [[nodiscard]] static QString filesFolderIn(const QString &path);
    /// Notes that the directory is in use. True: whoever used it before did not end by itself (killed, or the power went).
    /// The note goes with this object. Errors: Storage.
    [[nodiscard]] Result<bool> beginUse();
    /// What beginUse() found.
    [[nodiscard]] bool wasLeft() const { return m_wasLeft; }
    /// The note stays: the next one has to look as well.
    void leaveNote() { m_hasNote = false; }
    /// The command failed: what open() made goes with this object, the folder with all that is in it, else the lock file.
    void discard() { m_isDiscarded = true; }
    /// A restore into it was broken off (server/backup/unpacker.h), so what lies here is not whole.
    [[nodiscard]] bool hasBrokenRestore() const;
    /// Where the administrator speaks to the running server, without a token.
    [[nodiscard]] QString controlSocket() const { return controlSocketIn(m_path); }
    [[nodiscard]] static QString controlSocketIn(const QString &path);
    /// Its time is that of the last backup that succeeded.
    [[nodiscard]] static QString backupNoteIn(const QString &path);
    /// Writes it. Thread and process: any; the directory may be in use. False: nothing could be written.
    [[nodiscard]] static bool noteBackup(const QString &path, Timestamp createdAt);

private:
    DataDirectory(QString path, int lock);

    QString m_path;
    int m_lock;
    bool m_hasNote = false;
    bool m_wasLeft = false;
    bool m_isLockNew = false;
    QStringList m_made; ///< folders that open() made, the innermost first
    bool m_isDiscarded = false;
};

} // namespace kith::server
