// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/app/settings_view_model.h"

#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtCore/QVariant>

#include <algorithm>
#include <array>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double smallestScale = 0.8;
constexpr double largestScale = 2.0;
constexpr qint64 megabyte = 1'000'000;
constexpr std::array<qint64, 6> bounds{256 * megabyte,  512 * megabyte,  1000 * megabyte,
                                       2000 * megabyte, 5000 * megabyte, 10'000 * megabyte};
constexpr int usualBound = 2;
constexpr int largestBound = int(bounds.size()) - 1;

double validScale(double scale)
{
    return scale >= smallestScale ? std::min(scale, largestScale) : smallestScale;
}

} // namespace

SettingsViewModel::SettingsViewModel(QSettings *file, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_fileBound(usualBound)
{
    if (!m_file)
        return;
    m_themeMode = static_cast<ThemeMode>(std::clamp(m_file->value(u"looks/theme"_s, int(System)).toInt(), int(Light), int(System)));
    m_textScale = validScale(m_file->value(u"looks/textScale"_s, 1.0).toDouble());
    m_isCompact = m_file->value(u"looks/compact"_s, false).toBool();
    m_hasLargeEmoji = m_file->value(u"looks/largeEmoji"_s, true).toBool();
    m_direction = static_cast<Direction>(
        std::clamp(m_file->value(u"looks/direction"_s, int(AsTheLanguage)).toInt(), int(AsTheLanguage), int(FromTheRight)));
    m_isMotionReduced = m_file->value(u"looks/reducedMotion"_s, false).toBool();
    m_pictureLoading = static_cast<PictureLoading>(
        std::clamp(m_file->value(u"files/pictureLoading"_s, int(OfContacts)).toInt(), int(OfEverybody), int(OfNobody)));
    m_fileBound = std::clamp(m_file->value(u"files/bound"_s, usualBound).toInt(), 0, largestBound);
    m_offersPreviews = m_file->value(u"privacy/previews"_s, true).toBool();
}

void SettingsViewModel::setThemeMode(int mode)
{
    const auto valid = static_cast<ThemeMode>(std::clamp(mode, int(Light), int(System)));
    if (m_themeMode == valid)
        return;
    m_themeMode = valid;
    keep(u"looks/theme"_s, int(valid));
    Q_EMIT looksChanged();
}

void SettingsViewModel::setTextScale(double scale)
{
    const double valid = validScale(scale);
    if (qFuzzyCompare(m_textScale, valid))
        return;
    m_textScale = valid;
    keep(u"looks/textScale"_s, valid);
    Q_EMIT looksChanged();
}

void SettingsViewModel::setCompact(bool isCompact)
{
    if (m_isCompact == isCompact)
        return;
    m_isCompact = isCompact;
    keep(u"looks/compact"_s, isCompact);
    Q_EMIT looksChanged();
}

void SettingsViewModel::setLargeEmoji(bool isLarge)
{
    if (m_hasLargeEmoji == isLarge)
        return;
    m_hasLargeEmoji = isLarge;
    keep(u"looks/largeEmoji"_s, isLarge);
    Q_EMIT looksChanged();
}

void SettingsViewModel::setDirection(int direction)
{
    const auto valid = static_cast<Direction>(std::clamp(direction, int(AsTheLanguage), int(FromTheRight)));
    if (m_direction == valid)
        return;
    m_direction = valid;
    keep(u"looks/direction"_s, int(valid));
    Q_EMIT directionChanged();
}

void SettingsViewModel::setMotionReduced(bool isReduced)
{
    if (m_isMotionReduced == isReduced)
        return;
    m_isMotionReduced = isReduced;
    keep(u"looks/reducedMotion"_s, isReduced);
    Q_EMIT looksChanged();
}

void SettingsViewModel::setPictureLoading(int loading)
{
    const auto valid = static_cast<PictureLoading>(std::clamp(loading, int(OfEverybody), int(OfNobody)));
    if (m_pictureLoading == valid)
        return;
    m_pictureLoading = valid;
    keep(u"files/pictureLoading"_s, int(valid));
    Q_EMIT pictureLoadingChanged();
}

void SettingsViewModel::setFileBound(int place)
{
    const int valid = std::clamp(place, 0, largestBound);
    if (m_fileBound == valid)
        return;
    m_fileBound = valid;
    keep(u"files/bound"_s, valid);
    Q_EMIT fileBoundChanged();
}

QStringList SettingsViewModel::fileBounds() const
{
    QStringList words;
    for (const qint64 bytes : bounds)
        words.append(QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat));
    return words;
}

qint64 SettingsViewModel::fileBoundBytes() const
{
    return bounds[std::size_t(m_fileBound)];
}

void SettingsViewModel::setOffersPreviews(bool offers)
{
    if (m_offersPreviews == offers)
        return;
    m_offersPreviews = offers;
    keep(u"privacy/previews"_s, offers);
    Q_EMIT previewsChanged();
}

QString SettingsViewModel::version() const
{
    return QStringLiteral(KITH_VERSION);
}

void SettingsViewModel::setSystemDark(bool isDark)
{
    if (m_isSystemDark == isDark)
        return;
    m_isSystemDark = isDark;
    Q_EMIT looksChanged();
}

void SettingsViewModel::setSystemMotionReduced(bool isReduced)
{
    if (m_isSystemMotionReduced == isReduced)
        return;
    m_isSystemMotionReduced = isReduced;
    Q_EMIT looksChanged();
}

void SettingsViewModel::overrideTheme(const std::optional<bool> &isDark)
{
    if (!isDark)
        return;
    m_themeMode = *isDark ? Dark : Light;
    Q_EMIT looksChanged();
}

void SettingsViewModel::setUnsent(int count)
{
    if (m_unsent == count)
        return;
    m_unsent = count;
    Q_EMIT unsentChanged();
}

void SettingsViewModel::setFacts(const QString &serverName, const QString &signedInAs)
{
    m_serverName = serverName;
    m_signedInAs = signedInAs;
    Q_EMIT factsChanged();
}

void SettingsViewModel::keep(const QString &key, const QVariant &value)
{
    if (m_file)
        m_file->setValue(key, value);
}

} // namespace kith::client
