// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QVariant>

class QDBusVariant;

namespace kith::client {

/// Whether the desktop prefers dark windows, now and whenever that changes.
///
/// The desktop's settings portal is asked over D-Bus without waiting; until it answers, and where there is none, the
/// colours of Qt's own palette decide. A start never waits for it.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_isDark; }

signals:
    void changed();

private slots:
    void takeSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void begin();
    void setDark(bool isDark);

    bool m_isDark = false;
};

} // namespace kith::client
