// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtDBus/QDBusConnection>

namespace kith::client {

/// One running Kith for each profile. A second start hands its links over to the first one, whose window comes forward.
///
/// The one on the session bus is found by its name there (org.freedesktop.Application, so launchers can start it too).
/// A lock file in the profile guards the cache where there is no bus, or another one.
///
/// Thread: the GUI's.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Claim {
        First, ///< nobody else runs with this profile
        HandedOver, ///< somebody does, and was asked to show its window
        Locked, ///< somebody does, and cannot be asked
    };

    /// `isStandardProfile`: this is what a launcher starts, so it carries the plain name.
    SingleInstance(const QString &profileDir, bool isStandardProfile, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// `links` are kith: links to open; `token` is the launcher's permission to come forward, which may be empty.
    /// `isHidden`: started without a window, so the other one's stays as it is.
    /// `action`, where not empty, is one of the desktop file's.
    [[nodiscard]] Claim claim(const QStringList &links, const QString &token, bool isHidden = false, const QString &action = {});
    /// Its name on the bus, whether or not there is one.
    [[nodiscard]] QString busName() const { return m_name; }

signals:
    /// Somebody wants to see the window. `token` may be empty.
    void activated(const QString &token);
    void linksOpened(const QStringList &links, const QString &token);
    /// One of the Actions of the desktop file.
    void actionAsked(const QString &action, const QString &token);

private:
    [[nodiscard]] bool handOver(const QStringList &links, const QString &token, const QString &action) const;
    [[nodiscard]] QString objectPath() const;

    QString m_name;
    QLockFile m_lock;
    QDBusConnection m_bus;
    bool m_hasName = false;
};

} // namespace kith::client
