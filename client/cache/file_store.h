// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/timestamp.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace kith::client {

class CacheDatabase;

/// A file that was fetched and is kept.
struct KeptFile
{
    QString source; ///< where it came from (FileSource::key)
    QString name; ///< in the account's folder of files
    qint64 bytes = 0;
};

/// Which files of the server are on this disk, and when each was used last.
class FileStore
{
public:
    explicit FileStore(CacheDatabase &database);

    /// Marks it as used now.
    [[nodiscard]] std::optional<KeptFile> use(const QString &source);
    [[nodiscard]] bool has(const QString &source) const;
    void put(const KeptFile &file);
    void remove(const QString &source);
    [[nodiscard]] qint64 bytes() const;
    /// What was not used for the longest time, first; files of pinned messages after all others.
    [[nodiscard]] QList<KeptFile> oldest(int limit) const;
    [[nodiscard]] QList<KeptFile> all() const;

private:
    CacheDatabase &m_database;
};

} // namespace kith::client
