// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/picture_store.h"

#include "server/files/upload_store.h"

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
// Former members see a group as it was when they left.
const QString isUnused = u" AND NOT EXISTS (SELECT 1 FROM users u WHERE u.picture_id = pictures.id)"
                         " AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.picture_id = pictures.id)"
                         " AND NOT EXISTS (SELECT 1 FROM leavings l WHERE l.picture_id = pictures.id)"
                         " AND NOT EXISTS (SELECT 1 FROM blocked_views b WHERE b.picture_id = pictures.id)"_s;
} // namespace

QByteArray PictureStore::sha256Of(PictureId id)
{
    Rows rows = m_transaction.select(u"SELECT sha256 FROM pictures WHERE id = ?"_s, {id.value()});
    return rows.next() ? rows.text(0).toLatin1() : QByteArray();
}

void PictureStore::insert(PictureId id, const QByteArray &sha256)
{
    m_transaction.execute(u"INSERT INTO pictures (id, sha256, created_at) VALUES (?, ?, ?)"_s,
                          {id.value(), QString::fromLatin1(sha256), toMs(now())});
}

QList<PictureId> PictureStore::unused(int limit)
{
    QList<PictureId> ids;
    Rows rows = m_transaction.select(u"SELECT id FROM pictures WHERE id > 0"_s + isUnused + u" ORDER BY id LIMIT ?"_s, {limit});
    while (rows.next())
        ids.append(rows.id<PictureId>(0));
    return ids;
}

void PictureStore::release(PictureId id)
{
    if (id.isNull())
        return;
    QByteArray sha256;
    {
        Rows rows = m_transaction.executeReturning(u"DELETE FROM pictures WHERE id = ?"_s + isUnused + u" RETURNING sha256"_s,
                                                   {id.value()});
        if (rows.next())
            sha256 = rows.text(0).toLatin1();
    }
    if (!sha256.isEmpty())
        BlobRows(m_transaction).letGo(sha256);
}

} // namespace kith::server
