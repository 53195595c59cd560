// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/autostart.h"

#include "client/desktop/application_id.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A word of an Exec line, as the Desktop Entry specification quotes it: once for the word, once for the value.
QString quoted(QString word)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        word.replace(special, u"\\"_s + special);
    word.replace(u'\\', u"\\\\"_s);
    word.replace(u'%', u"%%"_s);
    return u'"' + word + u'"';
}

} // namespace

Autostart::Autostart(QString program, const QString &configDir)
    : m_program(std::move(program))
    , m_folder(QDir(configDir).filePath(u"autostart"_s))
    , m_file(QDir(m_folder).filePath(applicationIdText() + u".desktop"_s))
{
}

bool Autostart::isOn() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    // Desktops switch an entry off by a line of their own.
    return !lines.contains(u"Hidden=true"_s) && !lines.contains(u"X-GNOME-Autostart-enabled=false"_s);
}

Result<void> Autostart::setOn(bool isOn)
{
    const Error failed{.code = ErrorCode::Storage, .detail = QCoreApplication::translate("Autostart", "Cannot write %1.").arg(m_file)};
    if (!isOn)
        return !QFile::exists(m_file) || QFile::remove(m_file) ? Result<void>() : Result<void>(failed);
    QSaveFile file(m_file);
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly))
        return failed;
    const QString text = u"[Desktop Entry]\nType=Application\nName=Kith\nIcon=%1\nExec=%2 --hidden\nTerminal=false\n"
                         "X-GNOME-Autostart-enabled=true\n"_s.arg(applicationIdText(), quoted(m_program));
    file.write(text.toUtf8());
    return file.commit() ? Result<void>() : Result<void>(failed);
}

} // namespace kith::client
