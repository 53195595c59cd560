// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/ids.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QVariant>

namespace kith::server {

/// Part of a long list of ids, ready for one `IN (…)`.
struct IdChunk
{
    QString placeholders; ///< `?,?,?,?`
    QVariantList values;
};

/// Cuts `ids` into chunks of a few fixed sizes, so that the connection's store of prepared statements stays small.
/// The last chunk is filled up by repeating its last id. Range: every chunk holds 1, 8, 64 or 512 values.
template<class IdType>
[[nodiscard]] QList<IdChunk> idChunks(const QList<IdType> &ids)
{
    QList<IdChunk> chunks;
    for (qsizetype begin = 0; begin < ids.size();) {
        const qsizetype left = ids.size() - begin;
        const qsizetype size = left <= 1 ? 1 : left <= 8 ? 8 : left <= 64 ? 64 : 512;
        IdChunk chunk{.placeholders = QStringList(size, QStringLiteral("?")).join(u','), .values = {}};
        for (qsizetype i = 0; i < size; ++i)
            chunk.values.append(ids.at(qMin(begin + i, ids.size() - 1)).value());
        chunks.append(std::move(chunk));
        begin += size;
    }
    return chunks;
}

} // namespace kith::server
