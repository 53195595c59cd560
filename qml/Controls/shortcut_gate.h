// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace kith::client {

/// Which keys an item with the keyboard keeps from the window's shortcuts.
///
/// COMPAT(Qt < 6.5): a TextEdit decides by itself before Keys.onShortcutOverride is asked, and one that is read only keeps every key.
class ShortcutGate : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *target READ target WRITE setTarget NOTIFY targetChanged)
    /// Escape means something in the item now.
    Q_PROPERTY(bool keepsEscape MEMBER m_keepsEscape NOTIFY keptChanged)
    /// Nothing is written there: only copying and selecting is the item's own.
    Q_PROPERTY(bool isReadOnly MEMBER m_isReadOnly NOTIFY keptChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickItem *target() const { return m_target; }
    void setTarget(QQuickItem *target);

signals:
    void targetChanged();
    void keptChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QQuickItem> m_target;
    bool m_keepsEscape = false;
    bool m_isReadOnly = false;
};

} // namespace kith::client
