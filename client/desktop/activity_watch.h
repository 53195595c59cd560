// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>

namespace kith::client {

/// Whether somebody is at this computer, and when it wakes up: what logind, the screen saver and Mutter say. It is told,
/// never asks twice, so it costs nothing while nothing changes.
///
/// Thread: the GUI's; nothing waits for a bus.
class ActivityWatch : public QObject
{
    Q_OBJECT

public:
    ActivityWatch(const QDBusConnection &sessionBus, const QDBusConnection &systemBus, QObject *parent = nullptr);

    /// Asks for the state of things. To be called once the event loop runs.
    void begin();

    /// The screen is locked.
    [[nodiscard]] bool isLocked() const { return m_isLockedByLogind || m_isScreenSaved; }
    /// Nobody has touched the computer for some minutes, or it is locked.
    [[nodiscard]] bool isAway() const { return isLocked() || m_isIdleByLogind || m_isIdleByMutter; }
    /// Somebody tells about idleness; else only a locked screen is known.
    [[nodiscard]] bool knowsIdle() const { return m_hasLogind || m_idleWatch != 0; }

signals:
    void changed();
    /// The computer was asleep until now.
    void wokeUp();

private slots:
    void takeSession(const QString &interface, const QVariantMap &properties, const QStringList &invalidated);
    void takeScreenSaver(bool isActive);
    void takeSleep(bool isFallingAsleep);
    void takeWatch(uint id);

private:
    void askLogind();
    void askScreenSaver(const QString &service, const QString &path);
    void askMutter();
    void watchForReturn();
    template<class Change>
    void change(Change &&what);

    QDBusConnection m_session;
    QDBusConnection m_system;
    QString m_sessionPath;
    bool m_hasLogind = false;
    bool m_isIdleByLogind = false;
    bool m_isLockedByLogind = false;
    bool m_isScreenSaved = false;
    bool m_isIdleByMutter = false;
    uint m_idleWatch = 0;
    uint m_returnWatch = 0;
};

} // namespace kith::client
