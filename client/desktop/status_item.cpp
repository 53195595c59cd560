// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/status_item.h"

#include "client/desktop/application_id.h"
#include "client/desktop/menu_export.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QtEndian>
#include <QtDBus/QDBusAbstractAdaptor>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>
#include <QtDBus/QDBusVariant>
#include <QtGui/QImage>

namespace kith::client {

/// A picture as trays take it: 32-bit ARGB, the most significant byte first.
struct TrayPixmap
{
    int width = 0;
    int height = 0;
    QByteArray bytes;
};

struct TrayToolTip
{
    QString icon;
    QList<TrayPixmap> pixmaps;
    QString title;
    QString text;
};

QDBusArgument &operator<<(QDBusArgument &argument, const TrayPixmap &pixmap)
{
    argument.beginStructure();
    argument << pixmap.width << pixmap.height << pixmap.bytes;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, TrayPixmap &pixmap)
{
    argument.beginStructure();
    argument >> pixmap.width >> pixmap.height >> pixmap.bytes;
    argument.endStructure();
    return argument;
}

QDBusArgument &operator<<(QDBusArgument &argument, const TrayToolTip &tip)
{
    argument.beginStructure();
    argument << tip.icon << tip.pixmaps << tip.title << tip.text;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, TrayToolTip &tip)
{
    argument.beginStructure();
    argument >> tip.icon >> tip.pixmaps >> tip.title >> tip.text;
    argument.endStructure();
    return argument;
}

} // namespace kith::client

Q_DECLARE_METATYPE(kith::client::TrayPixmap)
Q_DECLARE_METATYPE(kith::client::TrayToolTip)

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;
const QString watcherPath = u"/StatusNotifierWatcher"_s;
const QString itemPath = u"/StatusNotifierItem"_s;
constexpr int answerMs = 5000;

} // namespace

/// org.kde.StatusNotifierItem.
class StatusItemAdaptor : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category CONSTANT)
    Q_PROPERTY(QString Id READ id CONSTANT)
    Q_PROPERTY(QString Title READ title CONSTANT)
    Q_PROPERTY(QString Status READ status CONSTANT)
    Q_PROPERTY(int WindowId READ windowId CONSTANT)
    Q_PROPERTY(QString IconName READ iconName CONSTANT)
    Q_PROPERTY(QList<kith::client::TrayPixmap> IconPixmap READ iconPixmap CONSTANT)
    Q_PROPERTY(QString OverlayIconName READ iconName CONSTANT)
    Q_PROPERTY(QString AttentionIconName READ iconName CONSTANT)
    Q_PROPERTY(QList<kith::client::TrayPixmap> AttentionIconPixmap READ iconPixmap CONSTANT)
    Q_PROPERTY(kith::client::TrayToolTip ToolTip READ toolTip CONSTANT)
    Q_PROPERTY(bool ItemIsMenu READ itemIsMenu CONSTANT)
    Q_PROPERTY(QDBusObjectPath Menu READ menu CONSTANT)

public:
    explicit StatusItemAdaptor(StatusItem *item)
        : QDBusAbstractAdaptor(item)
        , m_item(item)
    {
    }
    [[nodiscard]] QString category() const { return u"Communications"_s; }
    [[nodiscard]] QString id() const { return applicationIdText(); }
    [[nodiscard]] QString title() const { return u"Kith"_s; }
    [[nodiscard]] QString status() const { return needsAttention ? u"NeedsAttention"_s : u"Active"_s; }
    [[nodiscard]] int windowId() const { return 0; }
    /// Empty: the pixmaps carry the count, which an icon of the theme could not.
    [[nodiscard]] QString iconName() const { return {}; }
    [[nodiscard]] QList<TrayPixmap> iconPixmap() const { return pixmaps; }
    [[nodiscard]] TrayToolTip toolTip() const { return tip; }
    [[nodiscard]] bool itemIsMenu() const { return false; }
    [[nodiscard]] QDBusObjectPath menu() const { return QDBusObjectPath(MenuExport::path()); }

    QList<TrayPixmap> pixmaps;
    TrayToolTip tip;
    bool needsAttention = false;

public slots: // NOLINT(readability-redundant-access-specifiers)
    void Activate(int, int) { Q_EMIT m_item->activated(); }
    void SecondaryActivate(int, int) { Q_EMIT m_item->activated(); }
    /// Trays that draw the exported menu never ask for this one.
    void ContextMenu(int, int) { Q_EMIT m_item->activated(); }
    void Scroll(int, const QString &) {}

signals:
    void NewIcon();
    void NewAttentionIcon();
    void NewToolTip();
    void NewStatus(const QString &status);

private:
    StatusItem *m_item;
};

StatusItem::StatusItem(const QString &connectionName, QObject *parent)
    : QObject(parent)
    , m_connectionName(connectionName)
    , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, connectionName))
{
    qDBusRegisterMetaType<TrayPixmap>();
    qDBusRegisterMetaType<QList<TrayPixmap>>();
    qDBusRegisterMetaType<TrayToolTip>();
    m_adaptor = new StatusItemAdaptor(this);
    m_menu = new MenuExport(m_bus, this);
    connect(m_menu, &MenuExport::chosen, this, &StatusItem::entryChosen);
    m_bus.registerObject(itemPath, this, QDBusConnection::ExportAdaptors);
}

StatusItem::~StatusItem()
{
    // The tray sees the connection go, and takes the icon away.
    QDBusConnection::disconnectFromBus(m_connectionName);
}

void StatusItem::begin()
{
    if (m_watcher || !m_bus.isConnected())
        return;
    m_watcher = new QDBusServiceWatcher(watcherName, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) { owner.isEmpty() ? setVisible(false) : enter(); });
    m_bus.connect(watcherName, watcherPath, watcherName, u"StatusNotifierHostRegistered"_s, this, SLOT(askHost()));
    m_bus.connect(watcherName, watcherPath, watcherName, u"StatusNotifierHostUnregistered"_s, this, SLOT(askHost()));
    enter();
}

void StatusItem::enter()
{
    QDBusMessage call = QDBusMessage::createMethodCall(watcherName, watcherPath, watcherName, u"RegisterStatusNotifierItem"_s);
    call.setAutoStartService(false);
    call.setArguments({m_bus.baseService()});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        watcher->isError() ? setVisible(false) : askHost();
    });
}

/// A watcher without anything that draws is no tray.
void StatusItem::askHost()
{
    QDBusMessage call = QDBusMessage::createMethodCall(watcherName, watcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setArguments({watcherName, u"IsStatusNotifierHostRegistered"_s});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        setVisible(reply.isValid() && reply.value().variant().toBool());
    });
}

void StatusItem::setVisible(bool isVisible)
{
    if (m_isVisible == isVisible)
        return;
    m_isVisible = isVisible;
    Q_EMIT visibilityChanged();
}

void StatusItem::setIcon(const QList<QImage> &images)
{
    m_adaptor->pixmaps.clear();
    for (const QImage &image : images) {
        const QImage argb = image.convertToFormat(QImage::Format_ARGB32);
        TrayPixmap pixmap{.width = argb.width(), .height = argb.height(), .bytes = QByteArray(argb.sizeInBytes(), Qt::Uninitialized)};
        qToBigEndian<quint32>(argb.constBits(), argb.sizeInBytes() / qsizetype(sizeof(quint32)), pixmap.bytes.data());
        m_adaptor->pixmaps.append(pixmap);
    }
    Q_EMIT m_adaptor->NewIcon();
    Q_EMIT m_adaptor->NewAttentionIcon();
}

void StatusItem::setToolTip(const QString &title, const QString &text)
{
    m_adaptor->tip.title = title;
    m_adaptor->tip.text = text.toHtmlEscaped();
    Q_EMIT m_adaptor->NewToolTip();
}

void StatusItem::setMenu(const QList<MenuEntry> &entries)
{
    m_menu->setEntries(entries);
}

void StatusItem::setAttention(bool needsAttention)
{
    if (m_adaptor->needsAttention == needsAttention)
        return;
    m_adaptor->needsAttention = needsAttention;
    Q_EMIT m_adaptor->NewStatus(m_adaptor->status());
}

void StatusItem::setLauncherCount(qint64 count)
{
    if (!m_bus.isConnected())
        return;
    QDBusMessage news = QDBusMessage::createSignal(u"/org/kith/Kith"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    news.setArguments({QString(u"application://"_s + applicationIdText() + u".desktop"_s),
                       QVariantMap{{u"count"_s, count}, {u"count-visible"_s, count > 0}}});
    m_bus.send(news);
}

} // namespace kith::client

#include "status_item.moc"
