// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/file_descriptor.h"
#include "shared/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

namespace kith::server {

/// The files of a store, `ab/cdef…` by their SHA-256 with previews beside them, held against removal while this object lives.
///
/// New ones may come meanwhile. Uploads under way (`incoming`) are none of them. Links are not followed. Thread: one.
class StoredFiles
{
public:
    struct File
    {
        QByteArray folder;
        QByteArray name;
        qint64 size = 0;
        [[nodiscard]] QByteArray archiveName() const { return "files/" + folder + '/' + name; }
    };

    /// Waits for a removal that is under way. A folder that does not exist is an empty store.
    /// Errors: Storage.
    [[nodiscard]] static Result<std::unique_ptr<StoredFiles>> lock(const QString &folder);

    /// In the order of their archive names. Errors: Storage.
    [[nodiscard]] Result<QList<File>> list() const;
    [[nodiscard]] FileDescriptor open(const File &file) const;

private:
    StoredFiles(FileDescriptor folder, FileDescriptor lock);

    const FileDescriptor m_folder;
    const FileDescriptor m_lock;
};

} // namespace kith::server
