// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/file_source.h"

#include <QtCore/QRegularExpression>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {
QString plain(const QString &version)
{
    static const QRegularExpression foreign(u"[^A-Za-z0-9_-]"_s);
    return QString(version).replace(foreign, u"_"_s).left(80);
}
} // namespace

FileSource FileSource::file(FileId id, int size)
{
    return {.kind = Kind::File, .id = id.value(), .size = size};
}

FileSource FileSource::linkPicture(MessageId id, const QString &version)
{
    return {.kind = Kind::Link, .id = id.value(), .size = 0, .version = plain(version)};
}

FileSource FileSource::fromKey(const QString &key)
{
    static const QRegularExpression fileForm(u"^file/([1-9][0-9]{0,18})/(0|64|256|1024)$"_s);
    static const QRegularExpression linkForm(u"^link/([1-9][0-9]{0,18})/0/([A-Za-z0-9_-]{0,80})$"_s);
    if (const QRegularExpressionMatch match = fileForm.match(key); match.hasMatch())
        return {.kind = Kind::File, .id = match.captured(1).toLongLong(), .size = match.captured(2).toInt()};
    if (const QRegularExpressionMatch match = linkForm.match(key); match.hasMatch())
        return {.kind = Kind::Link, .id = match.captured(1).toLongLong(), .version = match.captured(2)};
    return {};
}

QString FileSource::key() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::File: return u"file/%1/%2"_s.arg(id).arg(size);
    case Kind::Link: return u"link/%1/%2/%3"_s.arg(id).arg(size).arg(version);
    }
    Q_UNREACHABLE();
}

QString FileSource::path() const
{
    return kind == Kind::File ? u"/api/files/%1"_s.arg(id) : QString();
}

} // namespace kith::client
