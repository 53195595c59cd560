// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusConnectionInterface>
#include <QtDBus/QDBusMessage>
#include <QtTest/QtTest>

#include <memory>

namespace kith::test {

/// A session bus of its own, which is also the system bus of this process; services are Debian's python3-dbusmock.
///
/// To be made before anything connects to a bus.
class PrivateBus
{
public:
    PrivateBus()
    {
        using namespace Qt::Literals::StringLiterals;
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        // Nothing of what is installed on this computer is started by asking for it.
        QFile settings(m_folder.filePath(u"bus.conf"_s));
        if (settings.open(QIODevice::WriteOnly))
            settings.write("<busconfig><type>session</type><listen>unix:dir=" + QFile::encodeName(m_folder.path())
                           + "</listen><policy context='default'><allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/>"
                             "<allow own='*'/></policy></busconfig>");
        settings.close();
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--config-file=%1"_s.arg(settings.fileName()), u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
        m_daemon.waitForStarted();
        m_daemon.waitForReadyRead();
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    }
    ~PrivateBus()
    {
        m_mocks.clear();
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    PrivateBus(const PrivateBus &) = delete;
    PrivateBus &operator=(const PrivateBus &) = delete;

    /// A service of dbusmock's templates, or with `template_` empty an empty object that AddMethod fills.
    /// Returns once its name is on the bus.
    QProcess *start(const QString &name, const QStringList &arguments)
    {
        using namespace Qt::Literals::StringLiterals;
        const QDBusConnection bus = QDBusConnection::sessionBus();
        // The bus may not have noticed yet that an earlier one has ended.
        (void)QTest::qWaitFor([&] { return !bus.interface()->isServiceRegistered(name).value(); }, 20000);
        auto mock = std::make_unique<QProcess>();
        mock->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        mock->start(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"dbusmock"_s} + arguments);
        (void)QTest::qWaitFor([&] { return bus.interface()->isServiceRegistered(name).value(); }, 20000);
        m_mocks.push_back(std::move(mock));
        return m_mocks.back().get();
    }
    void stop(QProcess *mock)
    {
        mock->terminate();
        mock->waitForFinished();
    }

    /// Of org.freedesktop.DBus.Mock.
    static QDBusMessage tell(const QString &service, const QString &path, const QString &method, const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, QStringLiteral("org.freedesktop.DBus.Mock"), method);
        call.setArguments(arguments);
        return QDBusConnection::sessionBus().call(call, QDBus::BlockWithGui);
    }
    static void emitFrom(const QString &service, const QString &path, const QString &interface, const QString &name,
                         const QString &signature, const QVariantList &arguments)
    {
        tell(service, path, QStringLiteral("EmitSignal"), {interface, name, signature, arguments});
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    std::vector<std::unique_ptr<QProcess>> m_mocks;
};

} // namespace kith::test
