// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QVariant>

class QDBusVariant;

namespace kith::client {

/// Whether the desktop prefers dark windows and little motion, now and whenever that changes.
///
/// The desktop's settings portal is asked over D-Bus without waiting; until it answers, and where there is none, Qt's own
/// palette decides about the colours. A start never waits for it.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] bool isMotionReduced() const { return m_isMotionReduced; }

signals:
    void changed();

private slots:
    void takeSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void begin();
    void ask(const QString &group, const QString &key);
    void setDark(bool isDark);
    void setMotionReduced(bool isReduced);

    bool m_isDark = false;
    bool m_isMotionReduced = false;
};

} // namespace kith::client
