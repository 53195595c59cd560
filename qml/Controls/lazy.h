// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/QQmlComponent>
#include <QtQuick/QQuickItem>

namespace kith::client {

/// Makes its content only while `active`: an item that fills it (or gives it its size), or a popup. It is invisible else, so
/// that nobody has to bind that; where something more decides over that, set hidesItself to false.
///
/// COMPAT(Qt < 6.5): Loader refuses components of files with `pragma ComponentBehavior: Bound`; else this were one.
class Lazy : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("DefaultProperty", "content")
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QQmlComponent *content READ content WRITE setContent NOTIFY contentChanged)
    Q_PROPERTY(QObject *item READ item NOTIFY itemChanged)
    Q_PROPERTY(bool hidesItself MEMBER m_hidesItself)

public:
    using QQuickItem::QQuickItem;

    [[nodiscard]] bool isActive() const { return m_isActive; }
    void setActive(bool isActive);
    [[nodiscard]] QQmlComponent *content() const { return m_content; }
    void setContent(QQmlComponent *content);
    /// Null while not active.
    [[nodiscard]] QObject *item() const { return m_item; }

signals:
    void activeChanged();
    void contentChanged();
    void itemChanged();

protected:
    void componentComplete() override;
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;

private:
    void follow();
    void make();
    void takeSize();
    void giveSize();

    QQmlComponent *m_content = nullptr;
    QPointer<QObject> m_item;
    bool m_isActive = true;
    bool m_hidesItself = true;
};

} // namespace kith::client
