// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/secret_file.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 longestSecret = 4096;
}

Result<QString> readSecretFile(const QString &path)
{
    const auto refuse = [&](const QString &why) {
        return Error{.code = ErrorCode::Validation, .detail = u"the secret in %1 cannot be used: %2."_s.arg(path, why)};
    };
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return refuse(u"there is no such file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(file.errorString());
    const QByteArray bytes = file.read(longestSecret + 1);
    if (bytes.size() > longestSecret)
        return refuse(u"it is longer than 4096 bytes"_s);
    const qsizetype end = bytes.indexOf('\n');
    const QString secret = QString::fromUtf8(end < 0 ? bytes : bytes.left(end)).trimmed();
    if (secret.isEmpty())
        return refuse(u"its first line is empty"_s);
    return secret;
}

bool isReadableByOthers(const QString &path)
{
    return QFileInfo(path).permissions().testFlag(QFileDevice::ReadOther);
}

QString credentialPath(const QProcessEnvironment &environment, const QString &key)
{
    const QString folder = environment.value(u"CREDENTIALS_DIRECTORY"_s);
    const QString path = folder + u'/' + key;
    return !folder.isEmpty() && QFileInfo(path).isFile() ? path : QString();
}

} // namespace kith::server
