// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/file_wishes.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDirIterator>
#include <QtCore/QRandomGenerator>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

QByteArray noise(qsizetype size, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray bytes(((size + 3) / 4) * 4, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

HttpReply upload(Person &person, const QByteArray &bytes, const HeaderFields &headers)
{
    return person.api.send(
        {.method = "POST", .path = u"/api/files"_s, .body = bytes, .contentType = "application/octet-stream", .headers = headers});
}

QString declareUpload(Person &person, qint64 bytes, const HeaderFields &headers)
{
    const HttpReply reply = upload(person, {}, headers + HeaderFields{{"X-File-Size", QByteArray::number(bytes)}});
    return fileOf(reply).value("id"_L1).toString();
}

HttpReply sendPart(Person &person, const QString &file, const QByteArray &whole, qsizetype first, qsizetype bytes)
{
    const QByteArray range = "bytes " + QByteArray::number(first) + '-' + QByteArray::number(first + bytes - 1) + '/'
                             + QByteArray::number(whole.size());
    return person.api.send({.method = "PUT",
                            .path = u"/api/files/"_s + file,
                            .body = whole.mid(first, bytes),
                            .contentType = "application/octet-stream",
                            .headers = {{"Content-Range", range}}});
}

QByteArray partHead(const Person &person, const QString &file, qint64 first, qint64 bytes, qint64 total)
{
    return "PUT /api/files/" + file.toLatin1() + " HTTP/1.1\r\nHost: kith\r\nAuthorization: Bearer " + person.token().toLatin1()
           + "\r\nContent-Length: " + QByteArray::number(bytes) + "\r\nContent-Range: bytes " + QByteArray::number(first) + '-'
           + QByteArray::number(first + bytes - 1) + '/' + QByteArray::number(total) + "\r\n\r\n";
}

qint64 received(Person &person, const QString &file)
{
    return fileOf(person.api.get(u"/api/files/%1/upload"_s.arg(file))).value("received"_L1).toInteger(-1);
}

HttpReply download(Person &person, const QString &file, const HeaderFields &headers, const QString &query)
{
    return person.api.send({.method = "GET", .path = u"/api/files/"_s + file + query, .body = {}, .contentType = {}, .headers = headers});
}

QJsonObject fileOf(const HttpReply &reply)
{
    return reply.json().value("file"_L1).toObject();
}

QStringList filesOnDisk(const ServerProcess &server)
{
    const QString folder = server.dataDir() + u"/files/"_s;
    QStringList out;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString name = it.next().mid(folder.size());
        if (name != u"lock"_s)
            out.append(name);
    }
    out.sort();
    return out;
}

} // namespace kith::test
