// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/file_store.h"

#include "server/storage/id_chunks.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int ready = int(Upload::State::Ready);
const QString columns = u"f.id, f.name, f.content_type, f.size, f.width, f.height, f.duration_ms, f.has_thumbnail"_s;
/// It is carried, or still has time to be.
const QString isKept = u"(f.expires_at IS NULL OR f.expires_at > ?)"_s;

Attachment attachmentFrom(const Rows &rows)
{
    return {.id = rows.id<FileId>(0),
            .name = rows.text(1),
            .contentType = rows.text(2),
            .sizeBytes = rows.integer(3),
            .width = int(rows.integer(4)),
            .height = int(rows.integer(5)),
            .durationMs = rows.integer(6),
            .hasThumbnail = rows.boolean(7)};
}
} // namespace

std::optional<Attachment> FileStore::find(FileId id)
{
    Rows rows = m_transaction.select(u"SELECT %1 FROM files f WHERE f.id = ? AND f.state = ? AND %2"_s.arg(columns, isKept),
                                     {id.value(), ready, toMs(now())});
    if (!rows.next())
        return std::nullopt;
    return attachmentFrom(rows);
}

QList<Attachment> FileStore::ownReady(UserId owner, const QList<FileId> &ids)
{
    QHash<FileId, Attachment> found;
    for (const IdChunk &chunk : idChunks(ids)) {
        Rows rows = m_transaction.select(
            u"SELECT %1 FROM files f WHERE f.id IN (%2) AND f.owner_id = ? AND f.state = ?"_s.arg(columns, chunk.placeholders),
            chunk.values + QVariantList{owner.value(), ready});
        while (rows.next())
            found.insert(rows.id<FileId>(0), attachmentFrom(rows));
    }
    QList<Attachment> out;
    for (const FileId id : ids) {
        if (const auto it = found.constFind(id); it != found.constEnd())
            out.append(*it);
    }
    return out;
}

QHash<MessageId, QList<Attachment>> FileStore::attachmentsOf(const QList<MessageId> &messages)
{
    QHash<MessageId, QList<Attachment>> out;
    for (const IdChunk &chunk : idChunks(messages)) {
        Rows rows = m_transaction.select(u"SELECT %1, a.message_id FROM attachments a JOIN files f ON f.id = a.file_id"
                                         " WHERE a.message_id IN (%2) ORDER BY a.message_id, a.position"_s.arg(columns, chunk.placeholders),
                                         chunk.values);
        while (rows.next())
            out[rows.id<MessageId>(8)].append(attachmentFrom(rows));
    }
    return out;
}

void FileStore::attach(MessageId message, const QList<FileId> &files)
{
    for (qsizetype i = 0; i < files.size(); ++i) {
        m_transaction.execute(u"INSERT INTO attachments (message_id, position, file_id) VALUES (?, ?, ?)"_s,
                              {message.value(), i, files.at(i).value()});
        m_transaction.execute(u"UPDATE files SET expires_at = NULL WHERE id = ? AND expires_at IS NOT NULL"_s, {files.at(i).value()});
    }
}

void FileStore::detach(MessageId message)
{
    QList<FileId> files;
    {
        Rows rows = m_transaction.executeReturning(u"DELETE FROM attachments WHERE message_id = ? RETURNING file_id"_s, {message.value()});
        while (rows.next())
            files.append(rows.id<FileId>(0));
    }
    for (const FileId file : files) {
        m_transaction.execute(
            u"UPDATE files SET expires_at = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.file_id = files.id)"_s,
            {toMs(now()), file.value()});
    }
}

void FileStore::abandonAll(UserId owner)
{
    m_transaction.execute(u"UPDATE files SET expires_at = ? WHERE owner_id = ? AND expires_at IS NOT NULL"_s, {toMs(now()), owner.value()});
}

} // namespace kith::server
