// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace kith::client {

/// How Kith lives on this desktop: what the desktop offers, and what the person chose of it.
class DesktopViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool hasTray READ hasTray NOTIFY changed)
    Q_PROPERTY(bool closesToTray READ closesToTray WRITE setClosesToTray NOTIFY changed)
    Q_PROPERTY(bool startsWithDesktop READ startsWithDesktop WRITE setStartsWithDesktop NOTIFY changed)
    Q_PROPERTY(QString trayText READ trayText NOTIFY changed)
    Q_PROPERTY(QString notificationsText READ notificationsText NOTIFY changed)

public:
    /// Without a file (null) the choices last as long as this object. *Owner* of `file`: the caller.
    explicit DesktopViewModel(QSettings *file, QObject *parent = nullptr);

    [[nodiscard]] bool hasTray() const { return m_hasTray; }
    /// Where there is a tray: closing the window leaves Kith running there.
    [[nodiscard]] bool closesToTray() const { return m_closesToTray; }
    void setClosesToTray(bool closes);
    [[nodiscard]] bool startsWithDesktop() const { return m_startsWithDesktop; }
    /// Asks for it; setStartsWithDesktopDone() says what became of it.
    void setStartsWithDesktop(bool starts);
    /// What closing the window does, in one sentence.
    [[nodiscard]] QString trayText() const;
    /// Whether anything shows notifications, in one sentence.
    [[nodiscard]] QString notificationsText() const;

    /// True once: the first time that closing the window does not end the program.
    [[nodiscard]] bool takeFirstClose();
    void setStartsWithDesktopDone(bool starts);
    void setTray(bool hasTray);
    void setNotifications(bool hasNotifications);

signals:
    void changed();
    void startsWithDesktopAsked(bool starts);

private:
    QSettings *m_file;
    bool m_hasTray = false;
    bool m_hasNotifications = false;
    bool m_closesToTray = true;
    bool m_startsWithDesktop = false;
    bool m_hasSaidSo = false;
};

} // namespace kith::client
