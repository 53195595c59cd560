// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup_manifest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype hashDigits = 64;
constexpr qsizetype folderDigits = 2;
constexpr qsizetype pieceDigits = 6;
constexpr qsizetype longestName = 63; ///< PostgreSQL's bound

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSqlName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestName && !isDigit(name.front())
           && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_'; });
}

Error noManifest()
{
    return {.code = ErrorCode::ChecksumMismatch, .detail = u"This is no backup of Kith, or it is damaged at its beginning."_s};
}

std::optional<TableShape> tableFrom(const QJsonObject &json)
{
    TableShape table{.name = json.value("name"_L1).toString().toUtf8(), .columns = {}};
    if (!isSqlName(table.name))
        return std::nullopt;
    for (const QJsonValue &column : json.value("columns"_L1).toArray()) {
        table.columns.append(column.toString().toUtf8());
        if (!isSqlName(table.columns.last()))
            return std::nullopt;
    }
    return table;
}
} // namespace

QString dialectName(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

QJsonObject BackupManifest::toJson() const
{
    QJsonObject json{{u"format"_s, currentFormat},
                     {u"version"_s, version},
                     {u"database"_s, dialectName(dialect)},
                     {u"schema"_s, schema},
                     {u"createdAt"_s, toRfc3339(createdAt)},
                     {u"files"_s, fileCount},
                     {u"fileBytes"_s, fileBytes},
                     {u"missingFiles"_s, missingFiles}};
    if (dialect == Dialect::Sqlite)
        return json;
    QJsonArray shapes;
    for (const TableShape &table : tables) {
        QJsonArray columns;
        for (const QByteArray &column : table.columns)
            columns.append(QString::fromUtf8(column));
        shapes.append(QJsonObject{{u"name"_s, QString::fromUtf8(table.name)}, {u"columns"_s, columns}});
    }
    QJsonArray states;
    for (const SequenceState &sequence : sequences)
        states.append(QJsonObject{
            {u"name"_s, QString::fromUtf8(sequence.name)}, {u"value"_s, QString::number(sequence.value)}, {u"isUsed"_s, sequence.isUsed}});
    json.insert(u"tables"_s, shapes);
    json.insert(u"sequences"_s, states);
    return json;
}

Result<BackupManifest> BackupManifest::fromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const int format = json.value("format"_L1).toInt();
    if (format > currentFormat)
        return Error{.code = ErrorCode::UnsupportedType,
                     .detail = u"This backup was made by kithd %1 in a newer form. Install that version."_s.arg(
                         json.value("version"_L1).toString().left(40))};
    const QString database = json.value("database"_L1).toString();
    const auto createdAt = fromRfc3339(json.value("createdAt"_L1).toString());
    BackupManifest manifest{.version = json.value("version"_L1).toString().left(40),
                            .dialect = database == "sqlite"_L1 ? Dialect::Sqlite : Dialect::PostgreSql,
                            .schema = json.value("schema"_L1).toInt(),
                            .createdAt = createdAt.value_or(Timestamp()),
                            .fileCount = json.value("files"_L1).toInteger(-1),
                            .fileBytes = json.value("fileBytes"_L1).toInteger(-1),
                            .missingFiles = json.value("missingFiles"_L1).toInteger()};
    const bool isKnown = database == "sqlite"_L1 || database == "postgresql"_L1;
    if (format != currentFormat || !isKnown || !createdAt || manifest.schema <= 0 || manifest.fileCount < 0 || manifest.fileBytes < 0
        || manifest.missingFiles < 0)
        return noManifest();
    for (const QJsonValue &value : json.value("tables"_L1).toArray()) {
        const auto table = tableFrom(value.toObject());
        if (!table)
            return noManifest();
        manifest.tables.append(*table);
    }
    for (const QJsonValue &value : json.value("sequences"_L1).toArray()) {
        const SequenceState sequence{.name = value["name"_L1].toString().toUtf8(),
                                     .value = value["value"_L1].toString().toLongLong(),
                                     .isUsed = value["isUsed"_L1].toBool()};
        if (!isSqlName(sequence.name))
            return noManifest();
        manifest.sequences.append(sequence);
    }
    return manifest;
}

namespace backup_names {
QByteArray piece(const QByteArray &table, int number)
{
    return "database/" + table + '.' + QByteArray::number(number).rightJustified(pieceDigits, '0');
}

QByteArray tableOf(QByteArrayView name)
{
    constexpr QByteArrayView start = "database/";
    if (!name.startsWith(start) || name.size() < start.size() + 1 + pieceDigits)
        return {};
    const QByteArrayView table = name.sliced(start.size()).chopped(pieceDigits + 1);
    const QByteArrayView digits = name.last(pieceDigits);
    if (!isSqlName(table) || name.at(name.size() - pieceDigits - 1) != '.' || !std::all_of(digits.begin(), digits.end(), isDigit))
        return {};
    return table.toByteArray();
}

bool isStoredFolder(QByteArrayView name)
{
    return name.size() == folderDigits && std::all_of(name.begin(), name.end(), isHex);
}

bool isStoredName(QByteArrayView name)
{
    constexpr qsizetype digits = hashDigits - folderDigits;
    constexpr qsizetype longestSize = 5;
    if (name.size() < digits || !std::all_of(name.begin(), name.begin() + digits, isHex))
        return false;
    const QByteArrayView rest = name.sliced(digits);
    return rest.isEmpty()
           || (rest.front() == '.' && rest.size() > 1 && rest.size() <= 1 + longestSize
               && std::all_of(rest.begin() + 1, rest.end(), isDigit));
}

bool isFile(QByteArrayView name)
{
    constexpr QByteArrayView start = "files/";
    if (!name.startsWith(start) || name.size() < start.size() + folderDigits + 1)
        return false;
    const QByteArrayView rest = name.sliced(start.size());
    return isStoredFolder(rest.first(folderDigits)) && rest.at(folderDigits) == '/' && isStoredName(rest.sliced(folderDigits + 1));
}

QByteArray hashOf(QByteArrayView name)
{
    if (!isFile(name) || name.contains('.'))
        return {};
    return name.sliced(6, folderDigits).toByteArray() + name.sliced(6 + folderDigits + 1).toByteArray();
}
} // namespace backup_names

} // namespace kith::server
