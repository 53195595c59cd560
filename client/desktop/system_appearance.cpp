// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/system_appearance.h"

#include <QtCore/QTimer>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>
#include <QtGui/QGuiApplication>
#include <QtGui/QPalette>
#include <QtGui/QStyleHints>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colourScheme = u"color-scheme"_s;
const QString reducedMotion = u"reduced-motion"_s;
/// Desktops whose portal does not know `reduced-motion` yet hand out their own settings.
const QString gnome = u"org.gnome.desktop.interface"_s;
const QString gnomeAnimations = u"enable-animations"_s;
const QString kde = u"org.kde.kdeglobals.KDE"_s;
const QString kdeAnimations = u"AnimationDurationFactor"_s;
constexpr uint prefersDark = 1;
constexpr uint prefersStillness = 1;
constexpr int answerMs = 2000;

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_isDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) // COMPAT(Qt < 6.5): remove the check when Debian 12 is no longer supported
    const QStyleHints *hints = QGuiApplication::styleHints();
    m_isDark = hints->colorScheme() == Qt::ColorScheme::Dark;
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) { setDark(scheme == Qt::ColorScheme::Dark); });
#endif
    // Even opening the bus can take its time.
    QTimer::singleShot(0, this, &SystemAppearance::begin);
}

void SystemAppearance::begin()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portal, portalPath, settings, u"SettingChanged"_s, this, SLOT(takeSetting(QString, QString, QDBusVariant)));
    ask(appearance, colourScheme);
    ask(appearance, reducedMotion);
    ask(gnome, gnomeAnimations);
    ask(kde, kdeAnimations);
}

void SystemAppearance::ask(const QString &group, const QString &key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
    question.setArguments({group, key});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            takeSetting(group, key, reply.value());
    });
}

void SystemAppearance::takeSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    const QVariant plain = unwrapped(value.variant());
    if (group == appearance && key == colourScheme)
        setDark(plain.toUInt() == prefersDark);
    else if (group == appearance && key == reducedMotion)
        setMotionReduced(plain.toUInt() == prefersStillness);
    else if (group == gnome && key == gnomeAnimations)
        setMotionReduced(!plain.toBool());
    else if (group == kde && key == kdeAnimations)
        setMotionReduced(qFuzzyIsNull(plain.toDouble()));
}

void SystemAppearance::setDark(bool isDark)
{
    if (m_isDark == isDark)
        return;
    m_isDark = isDark;
    Q_EMIT changed();
}

void SystemAppearance::setMotionReduced(bool isReduced)
{
    if (m_isMotionReduced == isReduced)
        return;
    m_isMotionReduced = isReduced;
    Q_EMIT changed();
}

} // namespace kith::client
