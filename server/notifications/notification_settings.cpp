// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notification_settings.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTimeZone>

namespace kith::server {

using namespace Qt::Literals::StringLiterals;
using Need = JsonReader::Need;

namespace {
constexpr const char *dayNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int longestZoneName = 64;
constexpr int mostSecondsToOthers = 120;

QString clockText(int minute)
{
    return u"%1:%2"_s.arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// Absent: not HH:MM.
std::optional<int> minuteFrom(const QString &text)
{
    const auto isDigit = [&](qsizetype at) { return text.at(at) >= u'0' && text.at(at) <= u'9'; };
    if (text.size() != 5 || text.at(2) != u':' || !isDigit(0) || !isDigit(1) || !isDigit(3) || !isDigit(4))
        return std::nullopt;
    const int hour = text.first(2).toInt();
    const int minute = text.last(2).toInt();
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

QJsonArray dayList(int days)
{
    QJsonArray out;
    for (int i = 0; i < 7; ++i) {
        if (days >> i & 1)
            out.append(QLatin1String(dayNames[i]));
    }
    return out;
}

void readDays(JsonReader &in, QuietHours &quiet)
{
    const QJsonArray list = in.array("days"_L1, Need::Optional, 7);
    int days = 0;
    for (const QJsonValue &entry : list) {
        const auto name = std::find_if(std::begin(dayNames), std::end(dayNames),
                                       [&](const char *day) { return entry.toString() == QLatin1String(day); });
        if (name == std::end(dayNames)) {
            in.fail("days"_L1, u"unknown"_s, u"Days are mon, tue, wed, thu, fri, sat and sun."_s);
            return;
        }
        days |= 1 << (name - std::begin(dayNames));
    }
    if (in.has("days"_L1) && in.isOk())
        quiet.days = days;
}

void readMinute(JsonReader &in, QLatin1String name, int &minute)
{
    if (!in.has(name))
        return;
    const QString text = in.text(name, Need::Required, {.min = 1});
    if (text.isEmpty())
        return;
    if (const auto read = minuteFrom(text))
        minute = *read;
    else
        in.fail(name, u"format"_s, u"This must be a time of day such as 22:30."_s);
}

/// Its mistakes are told under the name of the whole.
void readQuiet(JsonReader &in, QuietHours &quiet)
{
    JsonReader inner(in.object("doNotDisturb"_L1, Need::Optional), u"doNotDisturb"_s);
    quiet.isOn = inner.boolean("enabled"_L1, Need::Optional, quiet.isOn);
    readMinute(inner, "from"_L1, quiet.fromMinute);
    readMinute(inner, "to"_L1, quiet.toMinute);
    readDays(inner, quiet);
    const QString zone = inner.text("timeZone"_L1, Need::Optional, {.min = 0, .max = longestZoneName});
    const bool isSaid = inner.has("timeZone"_L1) && zone.size() <= longestZoneName;
    if (isSaid && !QTimeZone::isTimeZoneIdAvailable(zone.toLatin1()))
        inner.fail("timeZone"_L1, u"unknown"_s, u"This must be the name of a time zone such as Europe/Berlin."_s);
    else if (isSaid)
        quiet.timeZone = zone.toLatin1();
    if (const auto verdict = inner.verdict(); !verdict)
        in.addFailures(verdict.error());
}

void readKeywords(JsonReader &in, QStringList &keywords)
{
    const QJsonArray list = in.array("keywords"_L1, Need::Optional, NotificationSettings::maxKeywords);
    if (!in.has("keywords"_L1))
        return;
    QStringList out;
    for (const QJsonValue &entry : list) {
        const QString word = isCleanText(entry.toString()) ? tidyLine(entry.toString()) : QString();
        if (word.isEmpty() || codePoints(word) > NotificationSettings::keywordLength) {
            in.fail("keywords"_L1, u"format"_s, u"A keyword is a text of 1 to %1 characters."_s.arg(NotificationSettings::keywordLength));
            return;
        }
        if (!out.contains(word, Qt::CaseInsensitive))
            out.append(word);
    }
    keywords = out;
}
} // namespace

QJsonObject toJson(const NotificationSettings &settings)
{
    QJsonObject out{
        {u"doNotDisturb"_s, QJsonObject{{u"enabled"_s, settings.quiet.isOn},
                                        {u"from"_s, clockText(settings.quiet.fromMinute)},
                                        {u"to"_s, clockText(settings.quiet.toMinute)},
                                        {u"days"_s, dayList(settings.quiet.days)},
                                        {u"timeZone"_s, QString::fromLatin1(settings.quiet.timeZone)}}},
        {u"preview"_s, settings.hasPreview},
        {u"sound"_s, settings.sound},
        {u"keywords"_s, QJsonArray::fromStringList(settings.keywords)},
        {u"ringOthersAfter"_s, qint64(settings.ringOthersAfter.count())},
    };
    if (settings.pausedUntil)
        out.insert(u"pausedUntil"_s, toRfc3339(*settings.pausedUntil));
    return out;
}

void read(JsonReader &in, NotificationSettings &settings)
{
    if (in.has("doNotDisturb"_L1))
        readQuiet(in, settings.quiet);
    // null is an answer here: not paused any more.
    if (in.raw().contains("pausedUntil"_L1))
        settings.pausedUntil = in.timestamp("pausedUntil"_L1, Need::Optional);
    settings.hasPreview = in.boolean("preview"_L1, Need::Optional, settings.hasPreview);
    if (in.has("sound"_L1))
        settings.sound = in.choice("sound"_L1, Need::Optional, {u"default"_s, u"soft"_s, u"none"_s});
    readKeywords(in, settings.keywords);
    settings.ringOthersAfter = std::chrono::seconds(
        in.integer("ringOthersAfter"_L1, Need::Optional, 0, mostSecondsToOthers, settings.ringOthersAfter.count()));
}

namespace notification_settings_store {

QString columns()
{
    return u"s.is_quiet, s.quiet_from, s.quiet_to, s.quiet_days, s.time_zone, s.paused_until, s.has_preview, s.sound, s.keywords,"
           " s.ring_others_after"_s;
}

NotificationSettings settingsFrom(const Rows &rows, int at)
{
    NotificationSettings out;
    out.quiet = {.isOn = rows.boolean(at),
                 .fromMinute = int(rows.integer(at + 1)),
                 .toMinute = int(rows.integer(at + 2)),
                 .days = int(rows.integer(at + 3)),
                 .timeZone = rows.text(at + 4).toLatin1()};
    out.pausedUntil = rows.optionalTimestamp(at + 5);
    out.hasPreview = rows.boolean(at + 6);
    out.sound = rows.text(at + 7);
    for (const QJsonValue &word : QJsonDocument::fromJson(rows.text(at + 8).toUtf8()).array())
        out.keywords.append(word.toString());
    out.ringOthersAfter = std::chrono::seconds(rows.integer(at + 9));
    return out;
}

NotificationSettings of(Transaction &transaction, UserId user)
{
    static const QString sql = u"SELECT "_s + columns() + u" FROM notification_settings s WHERE s.user_id = ?"_s;
    Rows rows = transaction.select(sql, {user.value()});
    return rows.next() ? settingsFrom(rows, 0) : NotificationSettings();
}

qint64 versionOf(Transaction &transaction, UserId user)
{
    Rows rows = transaction.select(u"SELECT version FROM notification_settings WHERE user_id = ?"_s, {user.value()});
    return rows.next() ? rows.integer(0) : 0;
}

void put(Transaction &transaction, UserId user, const NotificationSettings &settings, qint64 version)
{
    const QString keywords = QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(settings.keywords)).toJson(QJsonDocument::Compact));
    transaction.execute(
        u"INSERT INTO notification_settings (user_id, is_quiet, quiet_from, quiet_to, quiet_days, time_zone, paused_until, has_preview,"
        " sound, keywords, ring_others_after, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (user_id) DO UPDATE SET is_quiet = excluded.is_quiet, quiet_from = excluded.quiet_from,"
        " quiet_to = excluded.quiet_to, quiet_days = excluded.quiet_days, time_zone = excluded.time_zone,"
        " paused_until = excluded.paused_until, has_preview = excluded.has_preview, sound = excluded.sound,"
        " keywords = excluded.keywords, ring_others_after = excluded.ring_others_after, version = excluded.version"_s,
        {user.value(), int(settings.quiet.isOn), settings.quiet.fromMinute, settings.quiet.toMinute, settings.quiet.days,
         QString::fromLatin1(settings.quiet.timeZone), sqlValue(settings.pausedUntil), int(settings.hasPreview), settings.sound, keywords,
         qint64(settings.ringOthersAfter.count()), version});
}

} // namespace notification_settings_store
} // namespace kith::server
