// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/activity_watch.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <chrono>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString logind = u"org.freedesktop.login1"_s;
const QString logindPath = u"/org/freedesktop/login1"_s;
const QString logindManager = u"org.freedesktop.login1.Manager"_s;
const QString logindSession = u"org.freedesktop.login1.Session"_s;
const QString properties = u"org.freedesktop.DBus.Properties"_s;
const QString mutter = u"org.gnome.Mutter.IdleMonitor"_s;
const QString mutterPath = u"/org/gnome/Mutter/IdleMonitor/Core"_s;
constexpr int answerMs = 5000;
constexpr std::chrono::milliseconds idleAfter = std::chrono::minutes(5);

/// Asks without waiting and without starting anybody; `then` gets the reply when it is a good one.
template<class Then>
void ask(const QDBusConnection &bus, QObject *context, QDBusMessage call, Then then)
{
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, answerMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, then] {
        watcher->deleteLater();
        if (!watcher->isError())
            then(*watcher);
    });
}

} // namespace

ActivityWatch::ActivityWatch(const QDBusConnection &sessionBus, const QDBusConnection &systemBus, QObject *parent)
    : QObject(parent)
    , m_session(sessionBus)
    , m_system(systemBus)
{
}

void ActivityWatch::begin()
{
    if (m_system.isConnected()) {
        m_system.connect(logind, logindPath, logindManager, u"PrepareForSleep"_s, this, SLOT(takeSleep(bool)));
        askLogind();
    }
    if (!m_session.isConnected())
        return;
    askScreenSaver(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s);
    askScreenSaver(u"org.gnome.ScreenSaver"_s, u"/org/gnome/ScreenSaver"_s);
    askMutter();
}

template<class Change>
void ActivityWatch::change(Change &&what)
{
    const bool wasAway = isAway();
    const bool wasLocked = isLocked();
    const bool knew = knowsIdle();
    what();
    if (wasAway != isAway() || wasLocked != isLocked() || knew != knowsIdle())
        Q_EMIT changed();
}

void ActivityWatch::askLogind()
{
    QDBusMessage which = QDBusMessage::createMethodCall(logind, logindPath, logindManager, u"GetSessionByPID"_s);
    which.setArguments({uint(QCoreApplication::applicationPid())});
    ask(m_system, this, which, [this](const QDBusPendingReply<QDBusObjectPath> &reply) {
        m_sessionPath = reply.value().path();
        m_system.connect(logind, m_sessionPath, properties, u"PropertiesChanged"_s, this,
                         SLOT(takeSession(QString, QVariantMap, QStringList)));
        QDBusMessage all = QDBusMessage::createMethodCall(logind, m_sessionPath, properties, u"GetAll"_s);
        all.setArguments({logindSession});
        ask(m_system, this, all, [this](const QDBusPendingReply<QVariantMap> &facts) { takeSession(logindSession, facts.value(), {}); });
    });
}

void ActivityWatch::takeSession(const QString &interface, const QVariantMap &changed, const QStringList &)
{
    if (interface != logindSession)
        return;
    change([&] {
        if (const auto idle = changed.constFind(u"IdleHint"_s); idle != changed.cend()) {
            m_isIdleByLogind = idle->toBool();
            m_hasLogind = true;
        }
        if (const auto locked = changed.constFind(u"LockedHint"_s); locked != changed.cend())
            m_isLockedByLogind = locked->toBool();
    });
}

void ActivityWatch::askScreenSaver(const QString &service, const QString &path)
{
    m_session.connect(service, path, service, u"ActiveChanged"_s, this, SLOT(takeScreenSaver(bool)));
    ask(m_session, this, QDBusMessage::createMethodCall(service, path, service, u"GetActive"_s),
        [this](const QDBusPendingReply<bool> &reply) { takeScreenSaver(reply.value()); });
}

void ActivityWatch::takeScreenSaver(bool isActive)
{
    change([&] { m_isScreenSaved = isActive; });
}

void ActivityWatch::askMutter()
{
    m_session.connect(mutter, mutterPath, mutter, u"WatchFired"_s, this, SLOT(takeWatch(uint)));
    QDBusMessage add = QDBusMessage::createMethodCall(mutter, mutterPath, mutter, u"AddIdleWatch"_s);
    add.setArguments({quint64(idleAfter.count())});
    ask(m_session, this, add, [this](const QDBusPendingReply<uint> &reply) { change([&] { m_idleWatch = reply.value(); }); });
}

void ActivityWatch::takeWatch(uint id)
{
    if (id == m_idleWatch && id != 0) {
        change([&] { m_isIdleByMutter = true; });
        watchForReturn();
    } else if (id == m_returnWatch && id != 0) {
        m_returnWatch = 0;
        change([&] { m_isIdleByMutter = false; });
    }
}

/// Fires once, at the first touch.
void ActivityWatch::watchForReturn()
{
    ask(m_session, this, QDBusMessage::createMethodCall(mutter, mutterPath, mutter, u"AddUserActiveWatch"_s),
        [this](const QDBusPendingReply<uint> &reply) { m_returnWatch = reply.value(); });
}

void ActivityWatch::takeSleep(bool isFallingAsleep)
{
    if (!isFallingAsleep)
        Q_EMIT wokeUp();
}

} // namespace kith::client
