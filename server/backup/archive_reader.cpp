// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive_reader.h"

#include "server/api/file_descriptor.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype pieceBytes = 256 * 1024;
constexpr qint64 longestManifest = 1024 * 1024;
constexpr qint64 mostEntries = 50'000'000;

Error damaged(const QString &what)
{
    return {.code = ErrorCode::ChecksumMismatch, .detail = u"The backup is damaged, or is none: %1."_s.arg(what)};
}

class Reader
{
public:
    Reader(archive *source, ArchiveSink &sink, std::function<void(qint64)> onBytes)
        : m_archive(source)
        , m_sink(sink)
        , m_onBytes(std::move(onBytes))
        , m_buffer(pieceBytes, Qt::Uninitialized)
    {
    }

    Result<ArchiveContents> run()
    {
        if (const auto begun = readManifest(); !begun)
            return begun.error();
        for (;;) {
            const auto entry = nextEntry();
            if (!entry)
                return entry.error();
            if (entry->name == backup_names::checksums) {
                if (const auto proven = compareChecksums(entry->size); !proven)
                    return proven.error();
                return m_contents;
            }
            if (const auto taken = takeEntry(*entry); !taken)
                return taken.error();
        }
    }

private:
    struct Entry
    {
        QByteArray name;
        qint64 size = 0;
    };

    Error broken() const
    {
        const char *reason = archive_error_string(m_archive);
        return damaged(reason ? QString::fromLocal8Bit(reason).simplified() : u"it cannot be read"_s);
    }

    Result<Entry> nextEntry()
    {
        archive_entry *entry = nullptr;
        const int code = archive_read_next_header(m_archive, &entry);
        if (code == ARCHIVE_EOF)
            return damaged(u"its end is missing"_s);
        if (code != ARCHIVE_OK)
            return broken();
        const char *path = archive_entry_pathname(entry);
        const bool isPlain = path && archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry)
                             && !archive_entry_symlink(entry) && archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) >= 0
                             && archive_entry_sparse_count(entry) == 0;
        if (!isPlain)
            return damaged(u"it holds something that is no plain file"_s);
        return Entry{.name = path, .size = archive_entry_size(entry)};
    }

    /// Hands on exactly the size that was announced, and returns the SHA-256.
    Result<QByteArray> readBody(qint64 size, const std::function<Result<void>(QByteArrayView)> &take)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 left = size;
        for (;;) {
            const la_ssize_t count = archive_read_data(m_archive, m_buffer.data(), size_t(m_buffer.size()));
            if (count < 0)
                return broken();
            if (count == 0)
                break;
            left -= count;
            if (left < 0)
                return damaged(u"an entry is longer than it says"_s);
            hash.addData(QByteArray::fromRawData(m_buffer.constData(), count));
            if (const auto taken = take(QByteArrayView(m_buffer.constData(), count)); !taken)
                return taken.error();
            if (m_onBytes)
                m_onBytes(archive_filter_bytes(m_archive, -1));
        }
        if (left != 0)
            return damaged(u"an entry is shorter than it says"_s);
        return hash.result().toHex();
    }

    Result<void> readManifest()
    {
        const auto entry = nextEntry();
        if (!entry)
            return entry.error();
        if (entry->name != backup_names::manifest || entry->size > longestManifest)
            return damaged(u"it does not begin as one"_s);
        QByteArray text;
        const auto hash = readBody(entry->size, [&](QByteArrayView bytes) -> Result<void> {
            text.append(bytes);
            return {};
        });
        if (!hash)
            return hash.error();
        auto manifest = BackupManifest::fromJson(text);
        if (!manifest)
            return manifest.error();
        m_manifest = std::move(manifest).value();
        note(*hash, entry->name);
        return m_sink.manifest(m_manifest);
    }

    [[nodiscard]] bool isExpected(const QByteArray &name) const
    {
        if (backup_names::isFile(name))
            return true;
        if (m_manifest.dialect == Dialect::Sqlite)
            return name == backup_names::sqlite;
        const QByteArray table = backup_names::tableOf(name);
        return std::any_of(m_manifest.tables.cbegin(), m_manifest.tables.cend(),
                           [&](const TableShape &shape) { return !table.isEmpty() && shape.name == table; });
    }

    Result<void> takeEntry(const Entry &entry)
    {
        if (!isExpected(entry.name))
            return damaged(u"it holds an entry with a name that no backup has"_s);
        if (entry.name <= m_lastName || ++m_contents.entries > mostEntries)
            return damaged(u"its entries are not in order"_s);
        m_lastName = entry.name;
        const bool isFile = backup_names::isFile(entry.name);
        if (isFile) {
            m_fileBytes += entry.size;
            if (++m_contents.files > m_manifest.fileCount || entry.size > m_manifest.fileBytes || m_fileBytes > m_manifest.fileBytes)
                return damaged(u"it holds more files than it says"_s);
        }
        if (const auto begun = m_sink.begin(entry.name, entry.size); !begun)
            return begun.error();
        const auto hash = readBody(entry.size, [this](QByteArrayView bytes) { return m_sink.bytes(bytes); });
        if (!hash)
            return hash.error();
        m_contents.bytes += entry.size;
        note(*hash, entry.name);
        const QByteArray own = backup_names::hashOf(entry.name);
        if (!own.isEmpty() && own != *hash)
            ++m_contents.damagedFiles;
        return m_sink.end(*hash);
    }

    void note(const QByteArray &hash, const QByteArray &name) { m_expected += hash + "  " + name + '\n'; }

    Result<void> compareChecksums(qint64 size)
    {
        if (size != m_expected.size())
            return damaged(u"its list of checksums does not fit"_s);
        qsizetype at = 0;
        bool isSame = true;
        const auto read = readBody(size, [&](QByteArrayView bytes) -> Result<void> {
            isSame = isSame && QByteArrayView(m_expected).sliced(at, bytes.size()) == bytes;
            at += bytes.size();
            return {};
        });
        if (!read)
            return read.error();
        if (!isSame)
            return damaged(u"a checksum is wrong"_s);
        if (m_manifest.fileCount != m_contents.files || m_manifest.fileBytes != m_fileBytes)
            return damaged(u"it holds fewer files than it says"_s);
        archive_entry *entry = nullptr;
        if (archive_read_next_header(m_archive, &entry) != ARCHIVE_EOF)
            return damaged(u"something follows its end"_s);
        return {};
    }

    archive *m_archive;
    ArchiveSink &m_sink;
    const std::function<void(qint64)> m_onBytes;
    QByteArray m_buffer;
    BackupManifest m_manifest;
    ArchiveContents m_contents;
    qint64 m_fileBytes = 0;
    QByteArray m_lastName;
    QByteArray m_expected; ///< what the list of checksums has to be
};

using OwnedArchive = std::unique_ptr<archive, decltype(&archive_read_free)>;

OwnedArchive openReader()
{
    OwnedArchive reader(archive_read_new(), &archive_read_free);
    if (reader) {
        archive_read_support_format_tar(reader.get());
        archive_read_support_filter_zstd(reader.get());
    }
    return reader;
}
} // namespace

Result<ArchiveContents> readArchiveFile(const QString &path, ArchiveSink &sink, const std::function<void(qint64)> &onBytes)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return Error{.code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Storage,
                     .detail = u"%1 cannot be read: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
    const OwnedArchive reader = openReader();
    if (!reader)
        return Error{.code = ErrorCode::Storage, .detail = u"There is no memory for an archive."_s};
    if (archive_read_open_fd(reader.get(), file.get(), size_t(pieceBytes)) != ARCHIVE_OK)
        return damaged(u"it is no archive"_s);
    return Reader(reader.get(), sink, onBytes).run();
}

Result<ArchiveContents> readArchiveBytes(QByteArrayView bytes, ArchiveSink &sink)
{
    const OwnedArchive reader = openReader();
    if (!reader || archive_read_open_memory(reader.get(), bytes.data(), size_t(bytes.size())) != ARCHIVE_OK)
        return damaged(u"it is no archive"_s);
    return Reader(reader.get(), sink, {}).run();
}

} // namespace kith::server
