// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/timeline/day_view_model.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QVariantMap>

#include <algorithm>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int daysInWeek = 7;
constexpr int weeksShown = 6;
/// As dates stand everywhere else.
constexpr QStringView shownFormat = u"d MMMM yyyy";

/// Two figures for a year mean one of this century.
QDate ofThisCentury(const QDate &date)
{
    constexpr int century = 100;
    return date.isValid() && date.year() < 2000 && date.year() >= 1900 ? date.addYears(century) : date;
}

} // namespace

QDate DayViewModel::firstCell() const
{
    const QDate first(m_day.year(), m_day.month(), 1);
    const int back = (first.dayOfWeek() - int(QLocale().firstDayOfWeek()) + daysInWeek) % daysInWeek;
    return first.addDays(-back);
}

QString DayViewModel::month() const
{
    return QLocale().standaloneMonthName(m_day.month()) + u' ' + QString::number(m_day.year());
}

QStringList DayViewModel::weekdays() const
{
    QStringList names;
    for (int i = 0; i < daysInWeek; ++i)
        names.append(QLocale().standaloneDayName((int(QLocale().firstDayOfWeek()) - 1 + i) % daysInWeek + 1, QLocale::ShortFormat));
    return names;
}

QVariantList DayViewModel::cells() const
{
    QVariantList out;
    if (!m_day.isValid())
        return out;
    const QDate first = firstCell();
    for (int i = 0; i < daysInWeek * weeksShown; ++i) {
        const QDate day = first.addDays(i);
        out.append(QVariantMap{{u"number"_s, QString::number(day.day())},
                               {u"name"_s, QLocale().toString(day, QLocale::LongFormat)},
                               {u"isInMonth"_s, day.month() == m_day.month()},
                               {u"isToday"_s, day == m_today},
                               {u"isPossible"_s, day <= m_today}});
    }
    return out;
}

QString DayViewModel::example() const
{
    return QLocale().toString(m_today, shownFormat);
}

void DayViewModel::open(const QDate &today)
{
    m_today = today;
    m_day = today;
    m_typed.clear();
    m_problem.clear();
    Q_EMIT changed();
    Q_EMIT typedChanged();
    Q_EMIT opened();
}

void DayViewModel::step(int days)
{
    m_day = std::min(m_day.addDays(days), m_today);
    Q_EMIT changed();
}

void DayViewModel::stepMonth(int months)
{
    m_day = std::min(m_day.addMonths(months), m_today);
    Q_EMIT changed();
}

void DayViewModel::choose(int cell)
{
    const QDate day = firstCell().addDays(cell);
    if (day <= m_today)
        finish(day);
}

void DayViewModel::edit(const QString &typed)
{
    m_typed = typed;
    m_problem.clear();
    if (const auto day = dateFrom(typed, m_today); day && *day <= m_today) {
        m_day = *day;
        Q_EMIT changed();
    }
    Q_EMIT typedChanged();
}

void DayViewModel::accept()
{
    const auto day = dateFrom(m_typed, m_today);
    if (day && *day <= m_today) {
        finish(*day);
        return;
    }
    m_problem = day ? tr("That day is still to come.") : tr("This is not a date. Write it like %1.").arg(example());
    Q_EMIT typedChanged();
}

void DayViewModel::finish(const QDate &day)
{
    m_day = day;
    Q_EMIT changed();
    Q_EMIT chosen(day);
}

std::optional<QDate> DayViewModel::dateFrom(const QString &text, const QDate &today)
{
    const QString tidy = text.trimmed();
    const QLocale locale;
    for (const QDate &date :
         {locale.toDate(tidy, shownFormat.toString()), locale.toDate(tidy, u"d MMM yyyy"_s), QDate::fromString(tidy, Qt::ISODate),
          QDate::fromString(tidy, u"d.M.yyyy"_s), locale.toDate(tidy, QLocale::LongFormat),
          ofThisCentury(locale.toDate(tidy, QLocale::ShortFormat)), QDate::fromString(tidy, u"d/M/yyyy"_s)}) {
        if (date.isValid())
            return date;
    }
    // Of the 29 February there is one in leap years only.
    for (const QString &format : {u"d MMMM yyyy"_s, u"d MMM yyyy"_s}) {
        for (const int year : {today.year(), today.year() - 1}) {
            const QDate date = locale.toDate(tidy + u' ' + QString::number(year), format);
            if (date.isValid() && date <= today)
                return date;
        }
    }
    static const QRegularExpression withoutYear(u"^(\\d{1,2})\\.\\s*(\\d{1,2})\\.?$"_s);
    if (const auto match = withoutYear.match(tidy); match.hasMatch()) {
        QDate date(today.year(), match.capturedView(2).toInt(), match.capturedView(1).toInt());
        if (date > today)
            date = date.addYears(-1);
        if (date.isValid())
            return date;
    }
    return std::nullopt;
}

} // namespace kith::client
