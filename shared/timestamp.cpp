// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/timestamp.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>

namespace kith {

using namespace Qt::Literals::StringLiterals;

Timestamp now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QString toRfc3339(Timestamp time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[32];
    const int length = qsnprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()),
                                 unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                                 int(clock.seconds().count()), int(clock.subseconds().count()));
    return QString::fromLatin1(text, length);
}

std::optional<Timestamp> fromRfc3339(QStringView text)
{
    static const QRegularExpression form(uR"(^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$)"_s);
    if (text.size() > 40 || !form.match(text.toString()).hasMatch())
        return std::nullopt;
    const QDateTime parsed = QDateTime::fromString(text.toString().toUpper(), Qt::ISODateWithMs);
    // An offset can move a time out of the years that can be written again.
    constexpr qint64 earliest = -62'167'219'200'000; // 0000-01-01T00:00:00.000Z
    constexpr qint64 latest = 253'402'300'799'999; // 9999-12-31T23:59:59.999Z
    if (!parsed.isValid() || parsed.toMSecsSinceEpoch() < earliest || parsed.toMSecsSinceEpoch() > latest)
        return std::nullopt;
    return fromMs(parsed.toMSecsSinceEpoch());
}

} // namespace kith
