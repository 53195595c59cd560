// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/text/time_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 daysInWeek = 7;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Time)
};

QString dateText(const QDate &day, const QDate &today, const QString &monthFormat)
{
    QString format = u"d "_s + monthFormat;
    if (day.year() != today.year())
        format += u" yyyy"_s;
    return QLocale().toString(day, format);
}

} // namespace

QString clockText(const QDateTime &moment)
{
    return moment.toLocalTime().toString(u"HH:mm"_s);
}

QString listTimeText(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return {};
    const QDate day = moment.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    const qint64 age = day.daysTo(today);
    if (age <= 0)
        return clockText(moment);
    if (age == 1)
        return Words::tr("Yesterday");
    if (age < daysInWeek)
        return QLocale().toString(day, u"ddd"_s);
    return dateText(day, today, u"MMM"_s);
}

QString untilText(const QDateTime &moment, const QDateTime &now)
{
    const QDate day = moment.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    const qint64 ahead = today.daysTo(day);
    if (ahead <= 0)
        return clockText(moment);
    return (ahead < daysInWeek ? QLocale().toString(day, u"ddd"_s) : dateText(day, today, u"MMMM"_s)) + u' ' + clockText(moment);
}

QString dayText(const QDate &day, const QDate &today)
{
    const qint64 age = day.daysTo(today);
    if (age == 0)
        return Words::tr("Today");
    if (age == 1)
        return Words::tr("Yesterday");
    if (age > 0 && age < daysInWeek)
        return QLocale().toString(day, u"dddd"_s);
    return dateText(day, today, u"MMMM"_s);
}

QString fullTimeText(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime(), u"dddd, d MMMM yyyy HH:mm"_s);
}

QString agoText(const QDateTime &moment, const QDateTime &now)
{
    const qint64 seconds = moment.secsTo(now);
    if (seconds < 60)
        return Words::tr("just now");
    if (seconds < 120)
        return Words::tr("1 minute ago");
    if (seconds < 3600)
        return Words::tr("%n minutes ago", nullptr, int(seconds / 60));
    const QDate day = moment.toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return seconds < 7200 ? Words::tr("1 hour ago") : Words::tr("%n hours ago", nullptr, int(seconds / 3600));
    if (days == 1)
        return Words::tr("yesterday");
    if (days < daysInWeek)
        return Words::tr("%n days ago", nullptr, int(days));
    return dateText(day, today, u"MMMM"_s);
}

QString lastSeenText(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return {};
    const qint64 days = moment.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 0)
        return Words::tr("last seen %1").arg(clockText(moment));
    if (days == 1)
        return Words::tr("last seen yesterday");
    return Words::tr("last seen %1").arg(dateText(moment.toLocalTime().date(), now.toLocalTime().date(), u"MMMM"_s));
}

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(0, milliseconds) / 1000;
    const QString last = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(last);
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')).arg(last);
}

} // namespace kith::client
