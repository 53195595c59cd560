// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// What this program is, and what it takes from the computer. Measured when somebody looks.
class AboutViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QString qtVersion READ qtVersion CONSTANT)
    Q_PROPERTY(QString memory READ memory NOTIFY changed)
    Q_PROPERTY(QString processorTime READ processorTime NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QString version() const;
    [[nodiscard]] QString qtVersion() const;
    /// As "61.2 MB": what this program alone uses and its share of what it has in common with others.
    [[nodiscard]] QString memory() const { return m_memory; }
    /// As "3.2 s", since the start.
    [[nodiscard]] QString processorTime() const { return m_processorTime; }

    Q_INVOKABLE void refresh();

signals:
    void changed();

private:
    QString m_memory;
    QString m_processorTime;
};

} // namespace kith::client
