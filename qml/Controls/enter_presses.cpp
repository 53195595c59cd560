// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/enter_presses.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

namespace kith::client {

namespace {

bool isButton(const QQuickItem *item)
{
    return item && item->inherits("QQuickAbstractButton") && !item->inherits("QQuickMenuItem") && !item->property("keepsEnter").toBool();
}

} // namespace

EnterPresses::EnterPresses(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool EnterPresses::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if ((key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    auto *window = qobject_cast<QQuickWindow *>(watched);
    if (!window || !isButton(window->activeFocusItem()))
        return false;
    // Held down, it has opened something perhaps: what is there now was not meant.
    if (!key->isAutoRepeat()) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
            QCoreApplication::sendEvent(window, &space);
        }
    }
    return true;
}

} // namespace kith::client
