// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/viewmodel/app/app_view_model.h"

#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickWindow>

#include <functional>
#include <memory>

namespace kith::test {

/// One screen as it is to be seen: its size, who is in it, what was opened, and how it is looked at.
struct Picture
{
    QString name;
    QSize size;
    std::function<void(client::AppViewModel &)> fill;
    std::function<void(QObject *)> act = {};
    bool isDark = false;
    double scale = 1.0;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// Every screen of the client, with sheets and menus open, empty and full. New screens get their rows here: they are then
/// drawn by the showcase and judged by tst_screens and tst_accessibility.
[[nodiscard]] QList<Picture> pictures();

/// The first item of that objectName that is drawn within `root`; null where there is none. QObject::findChild() does not see
/// what views and loaders make.
[[nodiscard]] QQuickItem *itemNamed(QQuickItem *root, const QString &name);

/// The real window with invented people, as one picture wants it. The constructor runs the event loop until it stands.
class Stage
{
public:
    Stage(QQmlEngine &engine, const Picture &picture);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// Null when the window could not be made; why was written out.
    [[nodiscard]] QQuickWindow *window() const { return m_window; }
    [[nodiscard]] client::AppViewModel &app() { return m_app; }

private:
    client::AppViewModel m_app{nullptr};
    std::unique_ptr<QObject> m_root;
    QQuickWindow *m_window = nullptr;
};

} // namespace kith::test
