// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/notifier.h"

#include "client/desktop/application_id.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusArgument>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusServiceWatcher>
#include <QtDBus/QDBusVariant>

#include <algorithm>
#include <utility>

namespace kith::client {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString daemonName = u"org.freedesktop.Notifications"_s;
const QString daemonPath = u"/org/freedesktop/Notifications"_s;
const QString portalName = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString portalInterface = u"org.freedesktop.portal.Notification"_s;

const QString openAction = u"default"_s;
const QString replyAction = u"inline-reply"_s;
const QString readAction = u"mark-read"_s;
constexpr int desktopDecides = -1;
constexpr int answerMs = 5000;
constexpr qsizetype maxEarly = 64; ///< others' notifications are told about as well

QString words(const char *text)
{
    return QCoreApplication::translate("Notifier", text);
}

/// Somebody's words, such that nothing in them is obeyed. Dunst 1.9 reads markup without saying so, hence there are no
/// angles to begin a tag with where markup is not promised to be read.
QString bodyText(QString body, bool readsMarkup)
{
    return readsMarkup ? body.toHtmlEscaped() : body.replace(u'<', u'‹');
}

QDBusMessage callOf(const QString &method, const QVariantList &arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(daemonName, daemonPath, daemonName, method);
    call.setArguments(arguments);
    return call;
}

QDBusMessage portalCall(const QString &method, const QVariantList &arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalName, portalPath, portalInterface, method);
    call.setArguments(arguments);
    return call;
}

} // namespace

Notifier::Notifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    qDBusRegisterMetaType<QList<QVariantMap>>();
}

Notifier::~Notifier()
{
    withdrawAll();
}

void Notifier::begin()
{
    if (m_watcher || !m_bus.isConnected())
        return;
    m_watcher = new QDBusServiceWatcher(this);
    m_watcher->setConnection(m_bus);
    m_watcher->setWatchMode(QDBusServiceWatcher::WatchForOwnerChange);
    m_watcher->setWatchedServices({daemonName, portalName});
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this](const QString &name) {
        if (name == daemonName || m_service != Service::Daemon)
            ask();
    });
    m_bus.connect(daemonName, daemonPath, daemonName, u"NotificationClosed"_s, this, SLOT(takeClosed(uint, uint)));
    m_bus.connect(daemonName, daemonPath, daemonName, u"ActionInvoked"_s, this, SLOT(takeAction(uint, QString)));
    m_bus.connect(daemonName, daemonPath, daemonName, u"ActivationToken"_s, this, SLOT(takeToken(uint, QString)));
    m_bus.connect(daemonName, daemonPath, daemonName, u"NotificationReplied"_s, this, SLOT(takeReply(uint, QString)));
    m_bus.connect(portalName, portalPath, portalInterface, u"ActionInvoked"_s, this,
                  SLOT(takePortalAction(QString, QString, QVariantList)));
    ask();
}

void Notifier::ask()
{
    // Whoever it was that showed the earlier ones is gone, or never was.
    m_shown.clear();
    m_tokens.clear();
    m_early.clear();
    const quint64 round = ++m_round;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(u"GetCapabilities"_s, {}), answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, round] {
        watcher->deleteLater();
        if (round != m_round)
            return;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isValid())
            setService(Service::Daemon, reply.value());
        else
            askPortal();
    });
}

void Notifier::askPortal()
{
    QDBusMessage call = QDBusMessage::createMethodCall(portalName, portalPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setArguments({portalInterface, u"version"_s});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, round = m_round] {
        watcher->deleteLater();
        if (round == m_round)
            setService(watcher->isError() ? Service::None : Service::Portal, {});
    });
}

void Notifier::setService(Service service, const QStringList &abilities)
{
    m_service = service;
    m_abilities = abilities;
    Q_EMIT availabilityChanged();
}

void Notifier::show(const DesktopNotification &notification)
{
    switch (m_service) {
    case Service::Daemon: showOnDaemon(notification); break;
    case Service::Portal: showOnPortal(notification); break;
    case Service::None: break;
    }
}

void Notifier::showOnDaemon(const DesktopNotification &notification)
{
    Shown &shown = m_shown[notification.key];
    shown.isWithdrawn = false;
    if (shown.isAsked) {
        // The id that it has to replace is still on its way.
        shown.next = notification;
        return;
    }
    shown.isAsked = true;
    QStringList actions;
    if (m_abilities.contains(u"actions"_s)) {
        actions << openAction << words(QT_TRANSLATE_NOOP("Notifier", "Open"));
        if (notification.canReply && canReply())
            actions << replyAction << words(QT_TRANSLATE_NOOP("Notifier", "Reply"));
        if (notification.canReply)
            actions << readAction << words(QT_TRANSLATE_NOOP("Notifier", "Mark as read"));
    }
    QVariantMap hints{{u"category"_s, u"im.received"_s}, {u"desktop-entry"_s, applicationIdText()}};
    if (notification.isSilent)
        hints.insert(u"suppress-sound"_s, true);
    else
        hints.insert(u"sound-name"_s, u"message-new-instant"_s);
    if (notification.canReply && canReply()) {
        hints.insert(u"x-kde-reply-placeholder-text"_s, words(QT_TRANSLATE_NOOP("Notifier", "Write a reply")));
        hints.insert(u"x-kde-reply-submit-button-text"_s, words(QT_TRANSLATE_NOOP("Notifier", "Send")));
    }
    const bool readsMarkup = m_abilities.contains(u"body-markup"_s);
    const QVariantList arguments{u"Kith"_s, shown.id, applicationIdText(), notification.title, bodyText(notification.body, readsMarkup),
                                 actions,   hints,    desktopDecides};
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(u"Notify"_s, arguments), answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key = notification.key, round = m_round] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (round == m_round)
            takeId(key, reply.isValid() ? std::optional(reply.value()) : std::nullopt);
    });
}

void Notifier::takeId(const QString &key, std::optional<uint> id)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return;
    Shown &shown = *found;
    shown.isAsked = false;
    if (id)
        shown.id = *id;
    if (shown.isWithdrawn || !id) {
        const uint last = shown.id;
        m_shown.erase(found);
        if (last != 0)
            close(last);
    } else if (const auto next = std::exchange(shown.next, std::nullopt)) {
        showOnDaemon(*next);
    }
    for (const Heard &heard : std::exchange(m_early, {}))
        hear(heard);
}

void Notifier::showOnPortal(const DesktopNotification &notification)
{
    m_shown[notification.key] = {};
    const QVariantMap read{{u"label"_s, words("Mark as read")}, {u"action"_s, readAction}};
    QVariantMap facts{{u"title"_s, notification.title},
                      {u"body"_s, notification.body},
                      {u"priority"_s, notification.isSilent ? u"low"_s : u"normal"_s},
                      {u"default-action"_s, openAction}};
    if (notification.canReply)
        facts.insert(u"buttons"_s, QVariant::fromValue(QList<QVariantMap>{read}));
    m_bus.asyncCall(portalCall(u"AddNotification"_s, {notification.key, facts}), answerMs);
}

void Notifier::withdraw(const QString &key)
{
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return;
    if (m_service == Service::Portal) {
        m_bus.asyncCall(portalCall(u"RemoveNotification"_s, {key}), answerMs);
    } else if (found->isAsked) {
        found->isWithdrawn = true;
        found->next.reset();
        return;
    } else {
        close(found->id);
    }
    m_shown.erase(found);
}

void Notifier::withdrawAll()
{
    for (const QString &key : m_shown.keys())
        withdraw(key);
}

void Notifier::close(uint id)
{
    m_tokens.remove(id);
    m_bus.asyncCall(callOf(u"CloseNotification"_s, {id}), answerMs);
}

QString Notifier::keyOf(uint id) const
{
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (it->id == id && id != 0)
            return it.key();
    }
    return {};
}

bool Notifier::awaitsId() const
{
    return std::ranges::any_of(m_shown, &Shown::isAsked);
}

void Notifier::takeClosed(uint id, uint)
{
    hear({.what = Heard::What::Closed, .id = id});
}

void Notifier::takeAction(uint id, const QString &action)
{
    hear({.what = Heard::What::Action, .id = id, .words = action});
}

void Notifier::takeToken(uint id, const QString &token)
{
    hear({.what = Heard::What::Token, .id = id, .words = token});
}

void Notifier::takeReply(uint id, const QString &text)
{
    hear({.what = Heard::What::Reply, .id = id, .words = text});
}

void Notifier::hear(const Heard &heard)
{
    const QString key = keyOf(heard.id);
    if (!key.isEmpty())
        obey(key, heard);
    else if (awaitsId() && m_early.size() < maxEarly)
        m_early.append(heard);
}

void Notifier::obey(const QString &key, const Heard &heard)
{
    switch (heard.what) {
    case Heard::What::Token: m_tokens.insert(heard.id, heard.words); break;
    case Heard::What::Action: {
        const QString token = m_tokens.take(heard.id);
        if (heard.words == openAction)
            Q_EMIT opened(key, token);
        else if (heard.words == readAction)
            Q_EMIT markedRead(key);
        break;
    }
    case Heard::What::Reply:
        if (!heard.words.trimmed().isEmpty())
            Q_EMIT replied(key, heard.words);
        break;
    case Heard::What::Closed:
        m_tokens.remove(heard.id);
        if (m_shown[key].isAsked) {
            m_shown[key].id = 0; // closed while it was being replaced: the answer brings another id
        } else {
            m_shown.remove(key);
            Q_EMIT closed(key);
        }
        break;
    }
}

void Notifier::takePortalAction(const QString &id, const QString &action, const QVariantList &parameters)
{
    if (!m_shown.contains(id))
        return;
    QString token;
    for (const QVariant &parameter : parameters) {
        const QVariant plain = parameter.canConvert<QDBusVariant>() ? parameter.value<QDBusVariant>().variant() : parameter;
        if (plain.canConvert<QDBusArgument>())
            token = qdbus_cast<QVariantMap>(plain).value(u"activation-token"_s).toString();
    }
    // The portal takes it off the screen by itself.
    m_shown.remove(id);
    if (action == openAction)
        Q_EMIT opened(id, token);
    else if (action == readAction)
        Q_EMIT markedRead(id);
}

} // namespace kith::client
