// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/desktop/status_item.h"

#include <QtCore/QVariantMap>
#include <QtDBus/QDBusArgument>

namespace kith::client {

/// An entry with what is below it, as com.canonical.dbusmenu carries it.
struct MenuLayout
{
    int id = 0;
    QVariantMap properties = {};
    QList<MenuLayout> children = {};
};

struct MenuProperties
{
    int id = 0;
    QVariantMap properties = {};
};

QDBusArgument &operator<<(QDBusArgument &argument, const MenuLayout &layout);
const QDBusArgument &operator>>(const QDBusArgument &argument, MenuLayout &layout);
QDBusArgument &operator<<(QDBusArgument &argument, const MenuProperties &properties);
const QDBusArgument &operator>>(const QDBusArgument &argument, MenuProperties &properties);

/// The menu of a StatusItem at `/MenuBar`, for whoever draws the tray.
class MenuExport : public QObject
{
    Q_OBJECT

public:
    MenuExport(QDBusConnection bus, QObject *parent);

    static QString path() { return QStringLiteral("/MenuBar"); }
    void setEntries(const QList<MenuEntry> &entries);

    [[nodiscard]] uint revision() const { return m_revision; }
    /// The part below `id` (0: all); at most `depth` levels, all of them with -1. An unknown id gives an empty part.
    [[nodiscard]] MenuLayout layout(int id, int depth) const;
    /// Of these ids, or of all when there are none.
    [[nodiscard]] QList<MenuProperties> properties(const QList<int> &ids) const;
    void choose(int id);

signals:
    void chosen(const QString &entry);

private:
    struct Node
    {
        MenuEntry entry;
        QList<int> children;
    };
    int add(const MenuEntry &entry);
    [[nodiscard]] QVariantMap propertiesOf(int id) const;

    QDBusConnection m_bus;
    uint m_revision = 1;
    QList<Node> m_nodes; ///< by id; the first is the root
};

} // namespace kith::client
