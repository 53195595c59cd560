// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

class QQuickWindow;

namespace kith::client {

/// Enter presses the button that has the keyboard, as the space bar does: Qt's own buttons know only the latter.
///
/// Lists and fields keep their Enter: they have the keyboard themselves. So do menus, which know it, and a button with `keepsEnter`.
class EnterPresses : public QObject
{
    Q_OBJECT

public:
    /// Watches every window of the application. *Owner* `parent`.
    explicit EnterPresses(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace kith::client
