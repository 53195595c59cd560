// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/viewmodel/settings/desktop_view_model.h"

#include <QtCore/QSettings>

#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

DesktopViewModel::DesktopViewModel(QSettings *file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    if (!m_file)
        return;
    m_closesToTray = m_file->value(u"desktop/closesToTray"_s, true).toBool();
    m_hasSaidSo = m_file->value(u"desktop/closeExplained"_s, false).toBool();
}

void DesktopViewModel::setClosesToTray(bool closes)
{
    if (m_closesToTray == closes)
        return;
    m_closesToTray = closes;
    if (m_file)
        m_file->setValue(u"desktop/closesToTray"_s, closes);
    Q_EMIT changed();
}

void DesktopViewModel::setStartsWithDesktop(bool starts)
{
    if (m_startsWithDesktop != starts)
        Q_EMIT startsWithDesktopAsked(starts);
}

QString DesktopViewModel::trayText() const
{
    if (!m_hasTray)
        return tr("This desktop has no tray, so closing the window ends Kith");
    return m_closesToTray ? tr("Closing the window leaves Kith in the tray") : tr("Closing the window ends Kith");
}

QString DesktopViewModel::notificationsText() const
{
    return m_hasNotifications ? tr("Shown by the desktop")
                              : tr("Nothing on this desktop shows notifications; unread messages are counted in the window");
}

bool DesktopViewModel::takeFirstClose()
{
    if (std::exchange(m_hasSaidSo, true))
        return false;
    if (m_file)
        m_file->setValue(u"desktop/closeExplained"_s, true);
    return true;
}

void DesktopViewModel::setStartsWithDesktopDone(bool starts)
{
    // Also when nothing changed: a switch that was turned falls back.
    m_startsWithDesktop = starts;
    Q_EMIT changed();
}

void DesktopViewModel::setTray(bool hasTray)
{
    m_hasTray = hasTray;
    Q_EMIT changed();
}

void DesktopViewModel::setNotifications(bool hasNotifications)
{
    m_hasNotifications = hasNotifications;
    Q_EMIT changed();
}

} // namespace kith::client
