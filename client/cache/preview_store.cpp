// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/preview_store.h"

#include "client/cache/cache_database.h"

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

PreviewStore::PreviewStore(CacheDatabase &database)
    : m_database(database)
{
}

std::optional<LinkPreview> PreviewStore::of(MessageId message) const
{
    return m_database.first(u"SELECT address, place, title, description, width, height FROM previews WHERE message_id = ?"_s,
                            {message.value()}, [message](const QSqlQuery &row) {
                                return LinkPreview{.message = message,
                                                   .address = row.value(0).toString(),
                                                   .place = row.value(1).toString(),
                                                   .title = row.value(2).toString(),
                                                   .description = row.value(3).toString(),
                                                   .picture = QSize(row.value(4).toInt(), row.value(5).toInt())};
                            });
}

void PreviewStore::put(const LinkPreview &preview)
{
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    const QSize picture = preview.picture.isEmpty() ? QSize(0, 0) : preview.picture;
    m_database.run(u"INSERT OR REPLACE INTO previews (message_id, address, place, title, description, width, height)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                   {preview.message.value(), text(preview.address), text(preview.place), text(preview.title), text(preview.description),
                    picture.width(), picture.height()});
}

void PreviewStore::remove(MessageId message)
{
    m_database.run(u"DELETE FROM previews WHERE message_id = ?"_s, {message.value()});
}

} // namespace kith::client
