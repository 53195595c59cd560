// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transfer/file_names.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype nameBytesMax = 200;
constexpr qsizetype endingBytesMax = 40;

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // turns the direction of writing, takes no room
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    default: return true;
    }
}

bool isSeparator(char32_t c)
{
    return c == U'/' || c == U'\\' || c == U':' || c == U'*' || c == U'?' || c == U'"' || c == U'<' || c == U'>' || c == U'|';
}

/// The beginning of `text` that has at most so many bytes of UTF-8, cut between characters.
QString fitting(const QString &text, qsizetype bytes)
{
    QString cut = text;
    while (cut.toUtf8().size() > bytes)
        cut.chop(cut.size() > 1 && cut.back().isLowSurrogate() ? 2 : 1);
    return cut;
}

/// With its dot; empty when there is none that looks like one.
QString endingOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0)
        return {};
    QString ending = name.sliced(dot);
    if (name.first(dot).endsWith(u".tar"_s))
        ending.prepend(u".tar"_s);
    return ending.toUtf8().size() <= endingBytesMax ? ending : QString();
}

} // namespace

QString safeFileName(const QString &name)
{
    QString safe;
    const auto letters = name.toUcs4();
    for (const uint letter : letters) {
        if (isSeparator(letter))
            safe += u'_';
        else if (isHarmless(letter))
            safe += QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
    }
    safe = safe.simplified();
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    if (safe.isEmpty())
        return QCoreApplication::translate("Files", "file");
    if (safe.toUtf8().size() <= nameBytesMax)
        return safe;
    const QString ending = endingOf(safe);
    return fitting(safe.chopped(ending.size()), nameBytesMax - ending.toUtf8().size()) + ending;
}

QString freePath(const QString &folder, const QString &name)
{
    const QString safe = safeFileName(name);
    const QString ending = endingOf(safe);
    const QString stem = safe.chopped(ending.size());
    QString path = folder + u'/' + safe;
    for (int number = 2; QFileInfo::exists(path) || QFileInfo(path).isSymLink(); ++number)
        path = folder + u'/' + stem + u" (%1)"_s.arg(number) + ending;
    return path;
}

bool mayRun(const QString &name, const QString &contentType)
{
    static const QSet<QString> endings{
        u"desktop"_s, u"sh"_s,    u"bash"_s, u"zsh"_s,      u"csh"_s,     u"ksh"_s,        u"fish"_s, u"run"_s,    u"bin"_s,
        u"elf"_s,     u"out"_s,   u"so"_s,   u"appimage"_s, u"flatpak"_s, u"flatpakref"_s, u"snap"_s, u"deb"_s,    u"rpm"_s,
        u"py"_s,      u"pyc"_s,   u"pyw"_s,  u"pyz"_s,      u"pl"_s,      u"rb"_s,         u"php"_s,  u"lua"_s,    u"tcl"_s,
        u"js"_s,      u"mjs"_s,   u"jse"_s,  u"vbs"_s,      u"vbe"_s,     u"wsf"_s,        u"wsh"_s,  u"ps1"_s,    u"psm1"_s,
        u"bat"_s,     u"cmd"_s,   u"com"_s,  u"exe"_s,      u"msi"_s,     u"msp"_s,        u"scr"_s,  u"pif"_s,    u"cpl"_s,
        u"dll"_s,     u"lnk"_s,   u"url"_s,  u"reg"_s,      u"inf"_s,     u"hta"_s,        u"chm"_s,  u"jar"_s,    u"jnlp"_s,
        u"class"_s,   u"apk"_s,   u"dmg"_s,  u"pkg"_s,      u"app"_s,     u"command"_s,    u"iso"_s,  u"img"_s,    u"html"_s,
        u"htm"_s,     u"xhtml"_s, u"xht"_s,  u"mht"_s,      u"mhtml"_s,   u"svg"_s,        u"svgz"_s, u"xml"_s,    u"xsl"_s,
        u"docm"_s,    u"dotm"_s,  u"xlsm"_s, u"xltm"_s,     u"xlam"_s,    u"pptm"_s,       u"ppam"_s, u"potm"_s,   u"kdelnk"_s,
        u"service"_s, u"qml"_s,   u"swf"_s,  u"vbox"_s,     u"ova"_s,     u"war"_s,        u"ear"_s,  u"gadget"_s, u"directory"_s};
    static const QStringList types{u"application/x-executable"_s,
                                   u"application/x-elf"_s,
                                   u"application/x-pie-executable"_s,
                                   u"application/x-sharedlib"_s,
                                   u"application/x-shellscript"_s,
                                   u"application/x-sh"_s,
                                   u"application/x-desktop"_s,
                                   u"application/x-msdownload"_s,
                                   u"application/x-dosexec"_s,
                                   u"application/vnd.microsoft.portable-executable"_s,
                                   u"application/vnd.debian.binary-package"_s,
                                   u"application/x-rpm"_s,
                                   u"application/java-archive"_s,
                                   u"application/javascript"_s,
                                   u"application/xhtml+xml"_s,
                                   u"text/javascript"_s,
                                   u"text/html"_s,
                                   u"text/x-python"_s,
                                   u"text/x-shellscript"_s,
                                   u"image/svg+xml"_s};
    const QString ending = QFileInfo(safeFileName(name)).suffix().toLower();
    // Without an ending the desktop looks at the bytes, and a script then is one.
    return endings.contains(ending) || types.contains(contentType.section(u';', 0, 0).trimmed().toLower())
           || (ending.isEmpty() && !contentType.startsWith(u"image/"_s));
}

} // namespace kith::client
