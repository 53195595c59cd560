// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database_url.h"

#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

DatabaseUrl DatabaseUrl::sqlite(const QString &file)
{
    return {.dialect = Dialect::Sqlite, .file = file};
}

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    if (text.startsWith("sqlite:"_L1))
        return sqlite(text.mid(7));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "postgresql"_L1 && url.scheme() != "postgres"_L1))
        return Error{.code = ErrorCode::Validation,
                     .detail = u"A database is named as sqlite:FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME."_s};
    DatabaseUrl out{.dialect = Dialect::PostgreSql};
    const auto parameters = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : parameters)
        out.options.insert(name, value);
    const QString socketFolder = out.options.take(u"host"_s);
    out.host = socketFolder.isEmpty() ? url.host() : socketFolder;
    out.port = url.port(5432);
    out.name = url.path(QUrl::FullyDecoded).mid(1);
    out.user = url.userName(QUrl::FullyDecoded);
    out.password = url.password(QUrl::FullyDecoded);
    if (out.name.isEmpty())
        return Error{.code = ErrorCode::Validation, .detail = u"The database address names no database."_s};
    return out;
}

} // namespace kith::server
