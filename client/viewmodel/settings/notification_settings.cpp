// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/notification_settings.h"

#include "client/viewmodel/text/time_text.h"

#include <QtCore/QSettings>

#include <algorithm>
#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString timeForm = u"HH:mm"_s;
const QTime morning(7, 0);
constexpr qsizetype longestKeywords = 500;

QTime timeOf(const QString &text)
{
    const QTime exact = QTime::fromString(text.trimmed(), timeForm);
    return exact.isValid() ? exact : QTime::fromString(text.trimmed(), u"H:mm"_s);
}

} // namespace

NotificationSettings::NotificationSettings(QSettings *file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] {
        watchEnd();
        Q_EMIT changed();
    });
    if (!m_file)
        return;
    m_isOn = m_file->value(u"notifications/on"_s, true).toBool();
    m_preview = static_cast<Preview>(std::clamp(m_file->value(u"notifications/preview"_s, 0).toInt(), int(Everything), int(Nothing)));
    m_hasSound = m_file->value(u"notifications/sound"_s, true).toBool();
    m_keywords = m_file->value(u"notifications/keywords"_s).toString().left(longestKeywords);
    m_hasQuietHours = m_file->value(u"notifications/quietHours"_s, false).toBool();
    if (const QTime from = timeOf(m_file->value(u"notifications/quietFrom"_s).toString()); from.isValid())
        m_quietFrom = from;
    if (const QTime to = timeOf(m_file->value(u"notifications/quietTo"_s).toString()); to.isValid())
        m_quietTo = to;
    m_quietUntil = QDateTime::fromString(m_file->value(u"notifications/quietUntil"_s).toString(), Qt::ISODate);
    m_awakeUntil = QDateTime::fromString(m_file->value(u"notifications/awakeUntil"_s).toString(), Qt::ISODate);
    watchEnd();
}

void NotificationSettings::setOn(bool isOn)
{
    if (m_isOn == isOn)
        return;
    m_isOn = isOn;
    keep(u"notifications/on"_s, isOn);
}

void NotificationSettings::setPreview(int preview)
{
    const auto valid = static_cast<Preview>(std::clamp(preview, int(Everything), int(Nothing)));
    if (m_preview == valid)
        return;
    m_preview = valid;
    keep(u"notifications/preview"_s, int(valid));
}

void NotificationSettings::setSound(bool hasSound)
{
    if (m_hasSound == hasSound)
        return;
    m_hasSound = hasSound;
    keep(u"notifications/sound"_s, hasSound);
}

void NotificationSettings::setKeywords(const QString &keywords)
{
    const QString valid = keywords.left(longestKeywords);
    if (m_keywords == valid)
        return;
    m_keywords = valid;
    keep(u"notifications/keywords"_s, valid);
}

QStringList NotificationSettings::keywordList() const
{
    QStringList words;
    for (const QString &word : m_keywords.split(u',', Qt::SkipEmptyParts)) {
        if (const QString trimmed = word.trimmed(); !trimmed.isEmpty())
            words.append(trimmed);
    }
    return words;
}

void NotificationSettings::setQuietHours(bool isOn)
{
    if (m_hasQuietHours == isOn)
        return;
    m_hasQuietHours = isOn;
    setAwakeUntil({});
    keep(u"notifications/quietHours"_s, isOn);
    watchEnd();
}

QString NotificationSettings::quietFrom() const
{
    return m_quietFrom.toString(timeForm);
}

QString NotificationSettings::quietTo() const
{
    return m_quietTo.toString(timeForm);
}

bool NotificationSettings::setQuietTimes(const QString &from, const QString &to)
{
    const QTime begin = timeOf(from);
    const QTime end = timeOf(to);
    if (!begin.isValid() || !end.isValid())
        return false;
    m_quietFrom = begin;
    m_quietTo = end;
    setAwakeUntil({});
    keep(u"notifications/quietFrom"_s, quietFrom());
    keep(u"notifications/quietTo"_s, quietTo());
    watchEnd();
    return true;
}

void NotificationSettings::setQuietUntil(const QDateTime &until)
{
    m_quietUntil = until;
    if (until.isValid())
        setAwakeUntil({});
    keep(u"notifications/quietUntil"_s, until.isValid() ? until.toString(Qt::ISODate) : QString());
    watchEnd();
}

void NotificationSettings::quietForHours(int hours)
{
    constexpr int secondsAnHour = 3600;
    setQuietUntil(QDateTime::currentDateTime().addSecs(qint64(hours) * secondsAnHour));
}

void NotificationSettings::quietUntilTomorrow()
{
    setQuietUntil(QDateTime(QDate::currentDate().addDays(1), morning));
}

bool NotificationSettings::isQuiet(const QDateTime &now) const
{
    if (m_quietUntil.isValid() && now < m_quietUntil)
        return true;
    return hoursEnd(now).isValid();
}

QDateTime NotificationSettings::hoursEnd(const QDateTime &now) const
{
    if (!m_hasQuietHours || m_quietFrom == m_quietTo || (m_awakeUntil.isValid() && now < m_awakeUntil))
        return {};
    const QTime time = now.time();
    const bool isOverMidnight = m_quietFrom > m_quietTo;
    // Half-open, and usually over midnight.
    const bool holds = isOverMidnight ? time >= m_quietFrom || time < m_quietTo : time >= m_quietFrom && time < m_quietTo;
    if (!holds)
        return {};
    return QDateTime(time < m_quietTo ? now.date() : now.date().addDays(1), m_quietTo);
}

void NotificationSettings::endQuiet()
{
    setQuietUntil({});
    if (const QDateTime end = hoursEnd(QDateTime::currentDateTime()); end.isValid())
        setAwakeUntil(end);
}

void NotificationSettings::setAwakeUntil(const QDateTime &until)
{
    if (m_awakeUntil == until)
        return;
    m_awakeUntil = until;
    keep(u"notifications/awakeUntil"_s, until.isValid() ? until.toString(Qt::ISODate) : QString());
}

QString NotificationSettings::quietText() const
{
    const QDateTime now = QDateTime::currentDateTime();
    if (m_quietUntil.isValid() && now < m_quietUntil)
        return m_quietUntil.date() == now.date() ? tr("Quiet until %1").arg(clockText(m_quietUntil))
                                                 : tr("Quiet until tomorrow, %1").arg(clockText(m_quietUntil));
    const QDateTime end = hoursEnd(now);
    return end.isValid() ? tr("Quiet until %1").arg(clockText(end)) : QString();
}

void NotificationSettings::keep(const QString &key, const QVariant &value)
{
    if (m_file)
        m_file->setValue(key, value);
    Q_EMIT changed();
}

/// What is shown changes by itself at the next beginning or end of quiet.
void NotificationSettings::watchEnd()
{
    const QDateTime now = QDateTime::currentDateTime();
    qint64 next = -1;
    const auto consider = [&](const QDateTime &moment) {
        const qint64 ms = now.msecsTo(moment);
        if (ms > 0 && (next < 0 || ms < next))
            next = ms;
    };
    if (m_quietUntil.isValid())
        consider(m_quietUntil);
    if (m_hasQuietHours) {
        for (const QTime &time : {m_quietFrom, m_quietTo}) {
            consider(QDateTime(now.date(), time));
            consider(QDateTime(now.date().addDays(1), time));
        }
    }
    m_end.stop();
    if (next >= 0)
        m_end.start(std::chrono::milliseconds(std::min<qint64>(next + 1, 24LL * 3600 * 1000)));
}

} // namespace kith::client
