// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/file_name.h"

#include "shared/validation.h"

#include <QtCore/QSet>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype nameBytes = 255;
constexpr qsizetype endingBytes = 20;

bool isReservedOnWindows(const QString &name)
{
    static const QSet<QString> reserved = [] {
        QSet<QString> names = {u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s, u"CONIN$"_s, u"CONOUT$"_s};
        for (const QChar digit : u"123456789¹²³"_s)
            names << u"COM"_s + digit << u"LPT"_s + digit;
        return names;
    }();
    return reserved.contains(name.section(u'.', 0, 0).trimmed().toUpper());
}

/// As many whole characters, as people see them, as fit.
QString cut(const QString &text, qsizetype bytes)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next >= 0; next = finder.toNextBoundary()) {
        if (QStringView(text).first(next).toUtf8().size() > bytes)
            break;
        end = next;
    }
    return text.first(end);
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= nameBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot > 0 ? name.sliced(dot) : QString();
    const qsizetype kept = ending.toUtf8().size();
    if (kept > endingBytes)
        return cut(name, nameBytes);
    return cut(name.first(name.size() - ending.size()), nameBytes - kept) + ending;
}

bool isEdge(QChar c)
{
    return c == u'.' || c.isSpace();
}
} // namespace

QString safeFileName(const QString &name)
{
    const qsizetype slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString safe = tidyLine(QStringView(name).sliced(slash + 1));
    for (QChar &c : safe) {
        if (u"<>:\"|?*"_s.contains(c))
            c = u'_';
    }
    while (!safe.isEmpty() && (isEdge(safe.front()) || safe.front() == u'-'))
        safe.remove(0, 1);
    while (!safe.isEmpty() && isEdge(safe.back()))
        safe.chop(1);
    safe = shortened(safe);
    while (!safe.isEmpty() && isEdge(safe.back()))
        safe.chop(1);
    if (safe.isEmpty())
        return u"file"_s;
    return isReservedOnWindows(safe) ? shortened(u'_' + safe) : safe;
}

} // namespace kith::server
