// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>

class QDBusServiceWatcher;
class QImage;

namespace kith::client {

class MenuExport;

/// One line of the tray's menu.
struct MenuEntry
{
    QString id; ///< told when it is chosen; empty: a separator
    QString text = {};
    bool isChecked = false;
    bool isCheckable = false;
    bool isEnabled = true;
    QList<MenuEntry> children = {};
    friend bool operator==(const MenuEntry &, const MenuEntry &) = default;
};

/// The icon in the desktop's tray: a StatusNotifierItem with a menu, both over D-Bus.
///
/// Qt's own tray icon would need Qt Widgets. Where the desktop has no tray, isVisible() is false and the window has to
/// stay reachable by other means.
///
/// Thread: the GUI's; nothing waits for the bus.
class StatusItem : public QObject
{
    Q_OBJECT

public:
    /// On a connection to the session bus of its own, which is named `connectionName`.
    explicit StatusItem(const QString &connectionName, QObject *parent = nullptr);
    ~StatusItem() override;

    /// Looks for a tray. To be called once the event loop runs.
    void begin();

    /// A tray shows it.
    [[nodiscard]] bool isVisible() const { return m_isVisible; }

    /// Sizes that are there are offered; the tray takes the one that fits.
    void setIcon(const QList<QImage> &images);
    /// What the tray says on hovering: two lines of plain words.
    void setToolTip(const QString &title, const QString &text);
    void setMenu(const QList<MenuEntry> &entries);
    /// Something waits for the person.
    void setAttention(bool needsAttention);
    /// The count on the launcher's icon, where the desktop has one.
    void setLauncherCount(qint64 count);

signals:
    void visibilityChanged();
    void activated();
    void entryChosen(const QString &id);

private slots:
    void askHost();

private:
    friend class StatusItemAdaptor;
    void enter();
    void setVisible(bool isVisible);

    QString m_connectionName;
    QDBusConnection m_bus;
    QDBusServiceWatcher *m_watcher = nullptr;
    MenuExport *m_menu = nullptr;
    class StatusItemAdaptor *m_adaptor = nullptr;
    bool m_isVisible = false;
};

} // namespace kith::client
