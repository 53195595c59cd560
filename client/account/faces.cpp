// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/account/faces.h"

#include "client/net/rest_client.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int atOnce = 3;
constexpr qint64 largestAnswer = 1024 * 1024;
constexpr std::chrono::seconds beforeAnotherTry{15};
/// A file that was looked at is not stamped again within this time.
constexpr qint64 stampSeconds = 3600;

/// Names of all pictures of one person or group begin with it.
QString prefixOf(const Face &face)
{
    return (face.kind == Face::Kind::Person ? u'p' : u'g') + QString::number(face.id) + u'-';
}

bool isPassing(ErrorCode code)
{
    const ErrorKind kind = traitsOf(code).kind;
    return kind == ErrorKind::Wait || kind == ErrorKind::SignIn || code == ErrorCode::Network;
}

void stamp(const QString &path, const QDateTime &last)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (last.secsTo(now) < stampSeconds)
        return;
    QFile file(path);
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(now, QFileDevice::FileModificationTime);
}

} // namespace

Faces::Faces(RestClient &rest, QString folder, qint64 most, QObject *parent)
    : QObject(parent)
    , m_rest(rest)
    , m_folder(std::move(folder))
    , m_most(most)
{
    m_again.setSingleShot(true);
    m_again.setInterval(beforeAnotherTry);
    connect(&m_again, &QTimer::timeout, this, &Faces::askNext);
}

void Faces::want(const Face &face, QObject *context, Answer<QString> answer)
{
    const QFileInfo file(fileOf(face));
    if (file.exists()) {
        stamp(file.filePath(), file.lastModified());
        answer(file.filePath());
        return;
    }
    if (const auto absent = m_absent.constFind(face); absent != m_absent.constEnd()) {
        answer(*absent);
        return;
    }
    m_wishes[face].append({.context = context, .answer = std::move(answer)});
    m_queue.removeAll(face);
    m_queue.prepend(face);
    askNext();
}

void Faces::setOnline(bool isOnline)
{
    if (!std::exchange(m_isOnline, isOnline) && isOnline)
        m_absent.clear();
    askNext();
}

void Faces::askNext()
{
    while (m_isOnline && !m_again.isActive() && m_underWay.size() < atOnce && !m_queue.isEmpty()) {
        const Face face = m_queue.takeFirst();
        QList<Wish> &wishes = m_wishes[face];
        wishes.removeIf([](const Wish &wish) { return !wish.context; });
        if (wishes.isEmpty())
            m_wishes.remove(face);
        else if (!m_underWay.contains(face))
            ask(face);
    }
}

void Faces::ask(const Face &face)
{
    m_underWay.insert(face);
    const QString whose = face.kind == Face::Kind::Person ? u"/api/users/%1/picture"_s : u"/api/conversations/%1/picture"_s;
    m_rest.getBytes(whose.arg(face.id), {{u"size"_s, QString::number(pixels)}}, largestAnswer, this,
                    [this, face](const Result<QByteArray> &bytes) { take(face, bytes); });
}

void Faces::take(const Face &face, const Result<QByteArray> &bytes)
{
    m_underWay.remove(face);
    if (bytes && keep(face, *bytes)) {
        answerAll(face, fileOf(face));
    } else if (!bytes && isPassing(bytes.error().code)) {
        m_queue.append(face);
        m_again.start();
    } else {
        const Error error = bytes ? Error{.code = ErrorCode::Storage, .detail = tr("The picture could not be kept on this computer.")}
                                  : bytes.error();
        m_absent.insert(face, error);
        answerAll(face, error);
    }
    askNext();
}

void Faces::answerAll(const Face &face, const Result<QString> &answer)
{
    m_queue.removeAll(face);
    for (const Wish &wish : m_wishes.take(face)) {
        if (wish.context)
            wish.answer(answer);
    }
}

QString Faces::fileOf(const Face &face) const
{
    const QByteArray hash = QCryptographicHash::hash(face.picture.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + prefixOf(face) + QString::fromLatin1(hash);
}

bool Faces::keep(const Face &face, const QByteArray &bytes)
{
    QDir folder(m_folder);
    if (!folder.exists()) {
        folder.mkpath(u"."_s);
        QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    for (const QString &older : folder.entryList({prefixOf(face) + u'*'}, QDir::Files))
        folder.remove(older);
    makeRoom();
    QSaveFile file(fileOf(face));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(bytes);
    return file.commit();
}

/// Leaves room for the largest answer.
void Faces::makeRoom()
{
    QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time);
    qint64 sum = 0;
    for (const QFileInfo &file : std::as_const(files))
        sum += file.size();
    while (!files.isEmpty() && sum > m_most - largestAnswer) {
        const QFileInfo oldest = files.takeLast();
        sum -= oldest.size();
        QFile::remove(oldest.filePath());
    }
}

} // namespace kith::client
