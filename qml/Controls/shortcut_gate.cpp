// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/shortcut_gate.h"

#include <QtGui/QKeyEvent>

namespace kith::client {

void ShortcutGate::setTarget(QQuickItem *target)
{
    if (m_target == target)
        return;
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = target;
    if (m_target)
        m_target->installEventFilter(this);
    Q_EMIT targetChanged();
}

bool ShortcutGate::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEscape = key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier;
    const bool isOwn = (isEscape && m_keepsEscape)
                       || (m_isReadOnly && (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)));
    if (!isOwn && !m_isReadOnly)
        return QObject::eventFilter(watched, event);
    key->setAccepted(isOwn);
    return true;
}

} // namespace kith::client
