// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/menu_export.h"

#include <QtDBus/QDBusAbstractAdaptor>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusVariant>

Q_DECLARE_METATYPE(kith::client::MenuLayout)
Q_DECLARE_METATYPE(kith::client::MenuProperties)

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

QDBusArgument &operator<<(QDBusArgument &argument, const MenuLayout &layout)
{
    argument.beginStructure();
    argument << layout.id << layout.properties;
    argument.beginArray(QMetaType::fromType<QDBusVariant>());
    for (const MenuLayout &child : layout.children)
        argument << QDBusVariant(QVariant::fromValue(child));
    argument.endArray();
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, MenuLayout &layout)
{
    argument.beginStructure();
    argument >> layout.id >> layout.properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        layout.children.append(qdbus_cast<MenuLayout>(child.variant()));
    }
    argument.endArray();
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const MenuProperties &properties)
{
    argument.beginStructure();
    argument << properties.id << properties.properties;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, MenuProperties &properties)
{
    argument.beginStructure();
    argument >> properties.id >> properties.properties;
    argument.endStructure();
    return argument;
}

/// com.canonical.dbusmenu, as trays speak it.
class MenuAdaptor : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version READ version CONSTANT)
    Q_PROPERTY(QString TextDirection READ textDirection CONSTANT)
    Q_PROPERTY(QString Status READ status CONSTANT)
    Q_PROPERTY(QStringList IconThemePath READ iconThemePath CONSTANT)

public:
    explicit MenuAdaptor(MenuExport *menu)
        : QDBusAbstractAdaptor(menu)
        , m_menu(menu)
    {
    }
    [[nodiscard]] uint version() const { return 3; }
    [[nodiscard]] QString textDirection() const { return u"ltr"_s; }
    [[nodiscard]] QString status() const { return u"normal"_s; }
    [[nodiscard]] QStringList iconThemePath() const { return {}; }

public slots: // NOLINT(readability-redundant-access-specifiers)
    uint GetLayout(int parentId, int recursionDepth, const QStringList &, kith::client::MenuLayout &layout) const
    {
        layout = m_menu->layout(parentId, recursionDepth);
        return m_menu->revision();
    }
    QList<kith::client::MenuProperties> GetGroupProperties(const QList<int> &ids, const QStringList &) const
    {
        return m_menu->properties(ids);
    }
    QDBusVariant GetProperty(int id, const QString &name) const
    {
        const QList<MenuProperties> found = m_menu->properties({id});
        return QDBusVariant(found.isEmpty() ? QString() : found.front().properties.value(name, QString()));
    }
    void Event(int id, const QString &eventId, const QDBusVariant &, uint) const
    {
        if (eventId == u"clicked"_s)
            m_menu->choose(id);
    }
    bool AboutToShow(int) const { return false; }

signals:
    void LayoutUpdated(uint revision, int parent);
    void ItemActivationRequested(int id, uint timestamp);

private:
    MenuExport *m_menu;
};

MenuExport::MenuExport(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
    , m_nodes{Node{}}
{
    qDBusRegisterMetaType<MenuLayout>();
    qDBusRegisterMetaType<MenuProperties>();
    qDBusRegisterMetaType<QList<MenuProperties>>();
    new MenuAdaptor(this);
    m_bus.registerObject(path(), this, QDBusConnection::ExportAdaptors);
}

void MenuExport::setEntries(const QList<MenuEntry> &entries)
{
    m_nodes = {Node{}};
    for (const MenuEntry &entry : entries) {
        const int id = add(entry);
        m_nodes[0].children.append(id);
    }
    ++m_revision;
    auto *adaptor = findChild<MenuAdaptor *>();
    Q_EMIT adaptor->LayoutUpdated(m_revision, 0);
}

int MenuExport::add(const MenuEntry &entry)
{
    const int id = int(m_nodes.size());
    m_nodes.append(Node{.entry = entry, .children = {}});
    for (const MenuEntry &child : entry.children) {
        const int childId = add(child);
        m_nodes[id].children.append(childId);
    }
    return id;
}

QVariantMap MenuExport::propertiesOf(int id) const
{
    const Node &node = m_nodes.at(id);
    if (id == 0)
        return {{u"children-display"_s, u"submenu"_s}};
    if (node.entry.id.isEmpty())
        return {{u"type"_s, u"separator"_s}};
    QString label = node.entry.text;
    // An underscore would underline the letter after it.
    QVariantMap properties{{u"label"_s, label.replace(u'_', u"__"_s)}, {u"enabled"_s, node.entry.isEnabled}, {u"visible"_s, true}};
    if (node.entry.isCheckable) {
        properties.insert(u"toggle-type"_s, u"checkmark"_s);
        properties.insert(u"toggle-state"_s, node.entry.isChecked ? 1 : 0);
    }
    if (!node.children.isEmpty())
        properties.insert(u"children-display"_s, u"submenu"_s);
    return properties;
}

MenuLayout MenuExport::layout(int id, int depth) const
{
    if (id < 0 || id >= m_nodes.size())
        return {.id = id};
    MenuLayout part{.id = id, .properties = propertiesOf(id)};
    if (depth == 0)
        return part;
    for (const int child : m_nodes.at(id).children)
        part.children.append(layout(child, depth - 1));
    return part;
}

QList<MenuProperties> MenuExport::properties(const QList<int> &ids) const
{
    QList<MenuProperties> found;
    for (int id = 0; id < m_nodes.size(); ++id) {
        if (ids.isEmpty() || ids.contains(id))
            found.append({.id = id, .properties = propertiesOf(id)});
    }
    return found;
}

void MenuExport::choose(int id)
{
    if (id > 0 && id < m_nodes.size() && m_nodes.at(id).entry.isEnabled && m_nodes.at(id).children.isEmpty())
        Q_EMIT chosen(m_nodes.at(id).entry.id);
}

} // namespace kith::client

#include "menu_export.moc"
