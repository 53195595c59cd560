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

FileSource FileSource::personPicture(UserId id, const QString &version, int size)
{
    return {.kind = Kind::Person, .id = id.value(), .size = size, .version = plain(version)};
}

FileSource FileSource::groupPicture(ConversationId id, const QString &version, int size)
{
    return {.kind = Kind::Group, .id = id.value(), .size = size, .version = plain(version)};
}

FileSource FileSource::linkPicture(MessageId id, const QString &version)
{
    return {.kind = Kind::Link, .id = id.value(), .size = 0, .version = plain(version)};
}

FileSource FileSource::fromKey(const QString &key)
{
    static const QRegularExpression form(u"^(file|person|group|link)/([0-9]{1,19})/(0|64|256|1024)(?:/([A-Za-z0-9_-]{0,80}))?$"_s);
    const QRegularExpressionMatch match = form.match(key);
    if (!match.hasMatch())
        return {};
    const QString kind = match.captured(1);
    return {.kind = kind == u"file"_s     ? Kind::File
                    : kind == u"person"_s ? Kind::Person
                    : kind == u"link"_s   ? Kind::Link
                                          : Kind::Group,
            .id = match.captured(2).toLongLong(),
            .size = match.captured(3).toInt(),
            .version = match.captured(4)};
}

QString FileSource::key() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::File: return u"file/%1/%2"_s.arg(id).arg(size);
    case Kind::Person: return u"person/%1/%2/%3"_s.arg(id).arg(size).arg(version);
    case Kind::Group: return u"group/%1/%2/%3"_s.arg(id).arg(size).arg(version);
    case Kind::Link: return u"link/%1/%2/%3"_s.arg(id).arg(size).arg(version);
    }
    Q_UNREACHABLE();
}

QString FileSource::path() const
{
    switch (kind) {
    case Kind::None:
    case Kind::Link: return {};
    case Kind::File: return u"/api/files/%1"_s.arg(id);
    case Kind::Person: return u"/api/users/%1/picture"_s.arg(id);
    case Kind::Group: return u"/api/conversations/%1/picture"_s.arg(id);
    }
    Q_UNREACHABLE();
}

} // namespace kith::client
