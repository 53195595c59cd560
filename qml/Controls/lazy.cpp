// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/Controls/lazy.h"

#include <QtQml/QQmlContext>
#include <QtQml/QQmlInfo>

namespace kith::client {

void Lazy::setActive(bool isActive)
{
    if (m_isActive == isActive)
        return;
    m_isActive = isActive;
    follow();
    Q_EMIT activeChanged();
}

void Lazy::setContent(QQmlComponent *content)
{
    if (m_content == content)
        return;
    m_content = content;
    follow();
    Q_EMIT contentChanged();
}

void Lazy::componentComplete()
{
    QQuickItem::componentComplete();
    follow();
}

void Lazy::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    giveSize();
}

void Lazy::follow()
{
    if (!isComponentComplete())
        return;
    if (m_hidesItself)
        setVisible(m_isActive);
    const bool isWanted = m_isActive && m_content;
    if (isWanted == !m_item.isNull())
        return;
    if (isWanted) {
        make();
    } else {
        if (auto *item = qobject_cast<QQuickItem *>(m_item))
            item->setParentItem(nullptr);
        m_item->deleteLater();
        m_item = nullptr;
        setImplicitSize(0, 0);
    }
    Q_EMIT itemChanged();
}

void Lazy::make()
{
    QQmlContext *context = m_content->creationContext();
    m_item = m_content->beginCreate(context ? context : qmlContext(this));
    if (!m_item) {
        qmlWarning(this, m_content->errors());
        return;
    }
    m_item->setParent(this);
    QQmlEngine::setObjectOwnership(m_item, QQmlEngine::CppOwnership);
    if (auto *item = qobject_cast<QQuickItem *>(m_item)) {
        item->setParentItem(this);
        connect(item, &QQuickItem::implicitWidthChanged, this, &Lazy::takeSize);
        connect(item, &QQuickItem::implicitHeightChanged, this, &Lazy::takeSize);
    }
    m_content->completeCreate();
    takeSize();
    giveSize();
}

void Lazy::takeSize()
{
    if (const auto *item = qobject_cast<QQuickItem *>(m_item))
        setImplicitSize(item->implicitWidth(), item->implicitHeight());
}

void Lazy::giveSize()
{
    if (auto *item = qobject_cast<QQuickItem *>(m_item))
        item->setSize(size());
}

} // namespace kith::client
