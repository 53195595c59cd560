// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/activity_watch.h"
#include "client/desktop/autostart.h"
#include "client/desktop/kith_link.h"
#include "client/desktop/menu_export.h"
#include "client/desktop/single_instance.h"
#include "client/desktop/status_item.h"
#include "client/desktop/system_appearance.h"

#include "tests/unit/client_desktop/private_bus.h"

#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>

#include <cstdio>

using namespace kith;
using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto itemInterface = "org.kde.StatusNotifierItem";

/// A tray: notes who registers, says that it draws.
class TrayHost : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ draws)

public:
    [[nodiscard]] bool draws() const { return isDrawing; }
    bool isDrawing = true;
    QStringList items;

public slots:
    void RegisterStatusNotifierItem(const QString &item) { items.append(item); }

signals:
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();
};

/// The answer of another process would come from outside; this one keeps the event loop turning meanwhile.
QDBusMessage ask(const QDBusConnection &bus, const QDBusMessage &call)
{
    QDBusPendingCall pending = bus.asyncCall(call);
    (void)QTest::qWaitFor([&] { return pending.isFinished(); });
    return pending.reply();
}

QVariant itemProperty(const QDBusConnection &bus, const QString &service, const QString &name)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setArguments({QString::fromLatin1(itemInterface), name});
    const QDBusMessage answer = ask(bus, call);
    return answer.arguments().isEmpty() ? QVariant() : answer.arguments().first().value<QDBusVariant>().variant();
}

} // namespace

class OnTheBusTest : public QObject
{
    Q_OBJECT

private slots:
    void secondStartHandsItsLinksToTheFirst()
    {
        const QTemporaryDir profile;
        SingleInstance first(profile.path(), true);
        QCOMPARE(first.claim({}, {}), SingleInstance::Claim::First);
        QSignalSpy opened(&first, &SingleInstance::linksOpened);
        QSignalSpy activated(&first, &SingleInstance::activated);
        QCOMPARE(runSecond(profile.path(), {u"kith://chat.example.org/chat/7"_s}), int(SingleInstance::Claim::HandedOver));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).toStringList(), QStringList({u"kith://chat.example.org/chat/7"_s}));
        QCOMPARE(opened.first().at(1).toString(), u"a-token"_s);
        QCOMPARE(runSecond(profile.path(), {}), int(SingleInstance::Claim::HandedOver));
        QCOMPARE(activated.size(), 1);
    }

    void launcherCanStartAnAction()
    {
        const QTemporaryDir profile;
        SingleInstance first(profile.path(), true);
        QCOMPARE(first.claim({}, {}), SingleInstance::Claim::First);
        QSignalSpy asked(&first, &SingleInstance::actionAsked);
        QDBusMessage call = QDBusMessage::createMethodCall(u"org.kith.Kith"_s, u"/org/kith/Kith"_s, u"org.freedesktop.Application"_s,
                                                           u"ActivateAction"_s);
        call.setArguments({u"new-message"_s, QVariantList(), QVariantMap{{u"activation-token"_s, u"t"_s}}});
        QCOMPARE(ask(m_peer, call).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(asked.first(), QVariantList({u"new-message"_s, u"t"_s}));
    }

    void anotherProfileIsAnotherInstance()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        SingleInstance first(one.path(), false);
        SingleInstance second(other.path(), false);
        QVERIFY(first.busName() != second.busName());
        QCOMPARE(first.claim({}, {}), SingleInstance::Claim::First);
        QCOMPARE(second.claim({}, {}), SingleInstance::Claim::First);
    }

    void trayShowsIconToolTipAndMenu()
    {
        TrayHost host;
        StatusItem item(u"kith-test-tray"_s);
        QSignalSpy visible(&item, &StatusItem::visibilityChanged);
        item.begin();
        QVERIFY(!item.isVisible());
        raise(host);
        QTRY_VERIFY(item.isVisible());
        QCOMPARE(host.items.size(), 1);

        QImage image(2, 1, QImage::Format_ARGB32);
        image.setPixel(0, 0, 0x80402010);
        image.setPixel(1, 0, 0xff000001);
        item.setIcon({image});
        const auto pixmaps = itemProperty(m_peer, host.items.first(), u"IconPixmap"_s).value<QDBusArgument>();
        int width = 0;
        int height = 0;
        QByteArray bytes;
        pixmaps.beginArray();
        pixmaps.beginStructure();
        pixmaps >> width >> height >> bytes;
        QCOMPARE(width, 2);
        QCOMPARE(height, 1);
        QCOMPARE(bytes.toHex(), QByteArray("80402010ff000001"));

        QCOMPARE(itemProperty(m_peer, host.items.first(), u"Status"_s).toString(), u"Active"_s);
        item.setAttention(true);
        QCOMPARE(itemProperty(m_peer, host.items.first(), u"Status"_s).toString(), u"NeedsAttention"_s);

        item.setMenu({{.id = u"open"_s, .text = u"Open a_b"_s},
                      {.id = {}},
                      {.id = u"quiet"_s,
                       .text = u"Do not disturb"_s,
                       .children = {{.id = u"quiet.hour"_s, .text = u"For an hour"_s, .isChecked = true, .isCheckable = true}}}});
        QDBusMessage call = QDBusMessage::createMethodCall(host.items.first(), u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"GetLayout"_s);
        call.setArguments({0, -1, QStringList()});
        const QDBusMessage answer = ask(m_peer, call);
        QCOMPARE(answer.signature(), u"u(ia{sv}av)"_s);
        const auto layout = qdbus_cast<MenuLayout>(answer.arguments().at(1));
        QCOMPARE(layout.children.size(), 3);
        QCOMPARE(layout.children.at(0).properties.value(u"label"_s).toString(), u"Open a__b"_s);
        QCOMPARE(layout.children.at(1).properties.value(u"type"_s).toString(), u"separator"_s);
        QCOMPARE(layout.children.at(2).children.at(0).properties.value(u"toggle-state"_s).toInt(), 1);

        QSignalSpy chosen(&item, &StatusItem::entryChosen);
        QDBusMessage event = QDBusMessage::createMethodCall(host.items.first(), u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"Event"_s);
        event.setArguments({layout.children.at(2).children.at(0).id, u"clicked"_s, QVariant::fromValue(QDBusVariant(0)), 0U});
        ask(m_peer, event);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"quiet.hour"_s);

        QSignalSpy activated(&item, &StatusItem::activated);
        QDBusMessage click = QDBusMessage::createMethodCall(host.items.first(), u"/StatusNotifierItem"_s,
                                                            QString::fromLatin1(itemInterface), u"Activate"_s);
        click.setArguments({1, 2});
        ask(m_peer, click);
        QCOMPARE(activated.size(), 1);

        lower();
        QTRY_VERIFY(!item.isVisible());
    }

    void watcherThatDrawsNothingIsNoTray()
    {
        TrayHost host;
        host.isDrawing = false;
        raise(host);
        StatusItem item(u"kith-test-tray"_s);
        item.begin();
        QTRY_COMPARE(host.items.size(), 1);
        QVERIFY(!item.isVisible());
        host.isDrawing = true;
        Q_EMIT host.StatusNotifierHostRegistered();
        QTRY_VERIFY(item.isVisible());
        lower();
    }

    void logindTellsIdleLockAndSleep()
    {
        const QString service = u"org.freedesktop.login1"_s;
        const QString manager = u"/org/freedesktop/login1"_s;
        const QString session = u"/org/freedesktop/login1/session/c1"_s;
        QProcess *mock = m_bus.start(service, {u"--system"_s, u"--template"_s, u"logind"_s});
        PrivateBus::tell(service, manager, u"AddSession"_s, {u"c1"_s, u"seat0"_s, 1000U, u"elin"_s, true});
        PrivateBus::tell(service, manager, u"AddMethod"_s,
                         {u"org.freedesktop.login1.Manager"_s, u"GetSessionByPID"_s, u"u"_s, u"o"_s, u"ret = '%1'"_s.arg(session)});
        PrivateBus::tell(service, session, u"AddProperty"_s,
                         {u"org.freedesktop.login1.Session"_s, u"LockedHint"_s, QVariant::fromValue(QDBusVariant(false))});
        ActivityWatch watch(QDBusConnection::sessionBus(), QDBusConnection::systemBus());
        watch.begin();
        QTRY_VERIFY(watch.knowsIdle());
        QVERIFY(!watch.isAway());
        const auto set = [&](const QString &name, bool value) {
            PrivateBus::tell(service, session, u"UpdateProperties"_s, {u"org.freedesktop.login1.Session"_s, QVariantMap{{name, value}}});
        };
        set(u"IdleHint"_s, true);
        QTRY_VERIFY(watch.isAway());
        QVERIFY(!watch.isLocked());
        set(u"IdleHint"_s, false);
        QTRY_VERIFY(!watch.isAway());
        set(u"LockedHint"_s, true);
        QTRY_VERIFY(watch.isLocked());
        QVERIFY(watch.isAway());

        QSignalSpy woke(&watch, &ActivityWatch::wokeUp);
        for (const bool isFallingAsleep : {true, false})
            PrivateBus::emitFrom(service, manager, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, u"b"_s, {isFallingAsleep});
        QTRY_COMPARE(woke.size(), 1);
        m_bus.stop(mock);
    }

    void lockedScreenIsKnownFromTheScreenSaver()
    {
        const QString service = u"org.gnome.ScreenSaver"_s;
        const QString path = u"/org/gnome/ScreenSaver"_s;
        QProcess *mock = m_bus.start(service, {u"--session"_s, u"--template"_s, u"gnome_screensaver"_s});
        ActivityWatch watch(QDBusConnection::sessionBus(), QDBusConnection::systemBus());
        watch.begin();
        QVERIFY(!watch.isAway());
        QDBusMessage lock = QDBusMessage::createMethodCall(service, path, service, u"SetActive"_s);
        lock.setArguments({true});
        ask(m_peer, lock);
        QTRY_VERIFY(watch.isLocked());
        lock.setArguments({false});
        ask(m_peer, lock);
        QTRY_VERIFY(!watch.isLocked());
        m_bus.stop(mock);
    }

    void colourAndMotionFollowTheDesktop()
    {
        const QString portal = u"org.freedesktop.portal.Desktop"_s;
        const QString path = u"/org/freedesktop/portal/desktop"_s;
        const QString settings = u"org.freedesktop.portal.Settings"_s;
        QProcess *mock = m_bus.start(portal, {u"--session"_s, portal, path, settings});
        PrivateBus::tell(portal, path, u"AddMethod"_s,
                         {settings, u"Read"_s, u"ss"_s, u"v"_s,
                          u"ret = {'color-scheme': dbus.UInt32(1), 'enable-animations': dbus.Boolean(False)}[args[1]]"_s});
        const SystemAppearance appearance;
        QTRY_VERIFY(appearance.isMotionReduced());
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0) // later ones ask Qt, whose platform here is `offscreen`
        QTRY_VERIFY(appearance.isDark());
        change(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2U);
        QTRY_VERIFY(!appearance.isDark());
#endif
        change(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, true);
        QTRY_VERIFY(!appearance.isMotionReduced());
        change(u"org.kde.kdeglobals.KDE"_s, u"AnimationDurationFactor"_s, 0.0);
        QTRY_VERIFY(appearance.isMotionReduced());
        m_bus.stop(mock);
    }

    void autostartIsAFileThatDesktopsRead()
    {
        const QTemporaryDir config;
        Autostart autostart(u"/opt/a \"b\"/$kith%"_s, config.path());
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.setOn(true).isOk());
        QVERIFY(autostart.isOn());
        QFile file(config.filePath(u"autostart/org.kith.Kith.desktop"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains(R"(Exec="/opt/a \\"b\\"/\\$kith%%" --hidden)"), text.constData());
        QProcess validator;
        validator.start(u"desktop-file-validate"_s, {file.fileName()});
        QVERIFY(validator.waitForFinished());
        QCOMPARE(validator.readAll(), QByteArray());
        QCOMPARE(validator.exitCode(), 0);
        QVERIFY(autostart.setOn(false).isOk());
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.setOn(false).isOk());
    }

    void linksAreReadStrictly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isLink");
        QTest::addColumn<QString>("server");
        const auto good = [](const char *text, const char *server) {
            QTest::newRow(text) << QString::fromUtf8(text) << true << QString::fromUtf8(server);
        };
        const auto bad = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text) << false << QString(); };
        good("kith://chat.example.org", "chat.example.org");
        good("kith://Chat.Example.org:8443/", "chat.example.org:8443");
        good("kith://192.0.2.1/invite/AbC-123_x", "192.0.2.1");
        good("kith://[2001:db8::1]:8443/chat/12", "[2001:db8::1]:8443");
        bad("");
        bad("kith:");
        bad("kith://");
        bad("https://chat.example.org");
        bad("kith://user@chat.example.org/");
        bad("kith://user:pass@chat.example.org/");
        bad("kith://chat.example.org:0/");
        bad("kith://chat.example.org:99999/");
        bad("kith://chat.example.org/chat/0");
        bad("kith://chat.example.org/chat/-1");
        bad("kith://chat.example.org/chat/99999999999999999999");
        bad("kith://chat.example.org/invite/../../etc");
        bad("kith://chat.example.org/invite/a%2Fb12");
        bad("kith://chat.example.org/?x=1");
        bad("kith://chat.example.org/#x");
        bad("kith://chat.example.org/chat/7\n");
        bad("kith://chät.example.org/");
        bad("kith://chat.example.org/chat/7 --profile=/tmp");
        bad("KITH://chat.example.org");
    }
    void linksAreReadStrictly()
    {
        QFETCH(QString, text);
        QFETCH(bool, isLink);
        QFETCH(QString, server);
        const auto link = kithLinkFromText(text);
        QCOMPARE(link.has_value(), isLink);
        if (link)
            QCOMPARE(link->server, server);
    }

private:
    /// Another process of this program, which claims the same name and ends with what became of it.
    int runSecond(const QString &profile, const QStringList &links)
    {
        QProcess second;
        second.setProcessChannelMode(QProcess::ForwardedChannels);
        second.start(QCoreApplication::applicationFilePath(), QStringList{u"--second"_s, profile} + links);
        (void)QTest::qWaitFor([&] { return second.state() == QProcess::NotRunning && second.exitStatus() == QProcess::NormalExit; }, 20000);
        return second.exitCode();
    }
    void raise(TrayHost &host)
    {
        m_peer.registerObject(u"/StatusNotifierWatcher"_s, &host, QDBusConnection::ExportAllContents);
        m_peer.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    void lower()
    {
        m_peer.unregisterService(u"org.kde.StatusNotifierWatcher"_s);
        m_peer.unregisterObject(u"/StatusNotifierWatcher"_s);
    }
    static void change(const QString &group, const QString &key, const QVariant &value)
    {
        PrivateBus::emitFrom(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                             u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s, u"ssv"_s, {group, key, value});
    }

    PrivateBus m_bus;
    QDBusConnection m_peer = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"peer"_s);
};

int main(int argc, char **argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--second") == 0) {
        const QCoreApplication application(argc, argv);
        SingleInstance instance(QString::fromLocal8Bit(argv[2]), true);
        return int(instance.claim(application.arguments().mid(3), u"a-token"_s));
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    OnTheBusTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_on_the_bus.moc"
