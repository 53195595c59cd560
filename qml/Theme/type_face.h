// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QFont>
#include <QtQml/qqmlregistration.h>

namespace kith::client {

/// The application's font for fields, whose templates take the platform's instead. QML itself cannot carry
/// the second family, that of the emoji, along.
class TypeFace : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// *Units* pixels.
    [[nodiscard]] Q_INVOKABLE QFont sized(int pixels) const;
};

} // namespace kith::client
