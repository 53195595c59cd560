// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/exchange_record.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QMutex>

#include <memory>

namespace kith::test {

using namespace Qt::Literals::StringLiterals;

namespace {
std::unique_ptr<QFile> openRecord()
{
    const QString path = qEnvironmentVariable("KITH_TEST_RECORD");
    if (path.isEmpty())
        return nullptr;
    auto file = std::make_unique<QFile>(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("%s cannot be written", qPrintable(path));
    return file;
}

void insertJson(QJsonObject &line, const QString &name, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        line.insert(name, document.object());
}
} // namespace

void recordExchange(const QUrl &server, const HttpRequest &request, const HttpReply &reply)
{
    static QMutex mutex;
    static const std::unique_ptr<QFile> file = openRecord();
    if (!file || reply.status == 0)
        return;
    QJsonObject line{{u"entrance"_s, server.scheme() == "unix"_L1 ? u"control"_s : u"tcp"_s},
                     {u"method"_s, QString::fromLatin1(request.method)},
                     {u"path"_s, request.path},
                     {u"status"_s, reply.status},
                     {u"type"_s, QString::fromLatin1(reply.header("Content-Type"))},
                     {u"retryAfter"_s, QString::fromLatin1(reply.header("Retry-After"))}};
    insertJson(line, u"sent"_s, request.body.value_or(QByteArray()));
    insertJson(line, u"got"_s, reply.body);
    const QMutexLocker lock(&mutex);
    file->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    file->flush();
}

} // namespace kith::test
