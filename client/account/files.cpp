// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/files.h"

#include "client/net/file_client.h"
#include "client/pictures/picture_reader.h"
#include "client/transfer/background.h"
#include "client/transfer/disk.h"
#include "client/transfer/out_tray.h"

#include <QtCore/QBuffer>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

Files::Files(FileClient &client, RestClient &rest, Background &background, OutTray &tray, Uploads &uploads, Downloads &downloads,
             QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_rest(rest)
    , m_background(background)
    , m_tray(tray)
    , m_uploads(uploads)
    , m_downloads(downloads)
{
    connect(&uploads, &Uploads::progressed, this, &Files::uploadProgressed);
    connect(&downloads, &Downloads::changed, this, &Files::fileChanged);
}

Files::~Files() = default;

void Files::learnLimits()
{
    m_rest.get(u"/api/server"_s, {}, this, [this](const Result<RestAnswer> &answer) {
        const qint64 bytes = answer ? answer->body.value(u"limits"_s).toObject().value(u"fileBytes"_s).toInteger() : 0;
        if (bytes > 0)
            m_bytesMax = bytes;
    });
}

void Files::take(const QString &path, QObject *context, Answer<OutgoingFile> answer)
{
    m_tray.take(path, m_bytesMax, context, std::move(answer));
}

void Files::takeBytes(const QByteArray &bytes, const QString &name, QObject *context, Answer<OutgoingFile> answer)
{
    m_tray.takeBytes(bytes, name, m_bytesMax, context, std::move(answer));
}

void Files::takeImage(const QImage &image, const QString &name, QObject *context, Answer<OutgoingFile> answer)
{
    m_background.run<QByteArray>(
        this,
        [image] {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            image.save(&buffer, "PNG");
            return bytes;
        },
        [this, name, guard = QPointer<QObject>(context), answer = std::move(answer)](const QByteArray &bytes) {
            if (guard)
                takeBytes(bytes, name, guard, answer);
        });
}

QString Files::reserve()
{
    return m_tray.reserve();
}

void Files::takeReserved(const QString &copyName, const QString &name, QObject *context, Answer<OutgoingFile> answer)
{
    m_tray.takeReserved(copyName, name, m_bytesMax, context, std::move(answer));
}

void Files::release(const OutgoingFile &file)
{
    m_tray.release({file});
}

void Files::drop(const OutgoingFile &file)
{
    m_tray.drop(file);
}

QString Files::pathOf(const OutgoingFile &file) const
{
    return m_tray.pathOf(file);
}

void Files::read(const QString &path, QSize box, QObject *context, Answer<QImage> answer)
{
    m_background.run<Result<QImage>>(
        context, [path, box] { return readPicture(path, box); },
        [answer = std::move(answer)](const Result<QImage> &image) {
            if (answer)
                answer(image);
        });
}

void Files::save(const Attachment &attachment, const QString &target, QObject *context, Answer<QString> answer)
{
    fetch(FileSource::file(attachment.id), attachment.sizeBytes, this,
          [this, target, guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<QString> &path) {
              if (!guard)
                  return;
              if (!path) {
                  answer(path.error());
                  return;
              }
              m_background.run<Result<void>>(
                  guard, [from = *path, target, ending = m_background.ending()] { return copyOut(from, target, *ending); },
                  [target, answer](const Result<void> &done) { answer(done ? Result<QString>(target) : Result<QString>(done.error())); });
          });
}

void Files::put(const QString &path, const QString &contentType, const QByteArray &bytes, QObject *context, Answer<QJsonObject> answer)
{
    m_client.put(path, {{"Content-Type"_ba, contentType.toLatin1()}}, bytes, context,
                 [answer = std::move(answer)](const Result<RestAnswer> &reply) {
                     if (answer)
                         answer(reply ? Result<QJsonObject>(reply->body) : Result<QJsonObject>(reply.error()));
                 });
}

} // namespace kith::client
