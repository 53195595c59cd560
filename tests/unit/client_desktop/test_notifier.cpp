// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/desktop/notifier.h"

#include "tests/unit/client_desktop/private_bus.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusArgument>
#include <QtDBus/QDBusVariant>

using namespace kith::client;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;
const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;

struct Call
{
    QString method;
    QVariantList arguments;
};

QVariant plain(const QVariant &value)
{
    return value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
}

/// What the service was asked since it started.
QList<Call> callsOf(const QString &name, const QString &object)
{
    const QDBusMessage answer = PrivateBus::tell(name, object, u"GetCalls"_s, {});
    QList<Call> calls;
    if (answer.arguments().isEmpty())
        return calls;
    const auto list = answer.arguments().first().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        quint64 when = 0;
        Call call;
        list.beginStructure();
        list >> when >> call.method >> call.arguments;
        list.endStructure();
        for (QVariant &argument : call.arguments)
            argument = plain(argument);
        calls.append(call);
    }
    list.endArray();
    return calls;
}

QList<Call> callsOf(const QString &method)
{
    QList<Call> calls = callsOf(service, path);
    calls.removeIf([&](const Call &call) { return call.method != method; });
    return calls;
}

QVariantMap mapOf(const QVariant &value)
{
    return value.canConvert<QDBusArgument>() ? qdbus_cast<QVariantMap>(value) : value.toMap();
}

QStringList listOf(const QVariant &value)
{
    return value.canConvert<QDBusArgument>() ? qdbus_cast<QStringList>(value) : value.toStringList();
}

DesktopNotification message(const QString &key, const QString &body)
{
    return {.key = key, .title = u"Maya <b>Lindqvist</b>"_s, .body = body, .canReply = true};
}

} // namespace

class NotifierTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_mock = nullptr; }
    void cleanup()
    {
        if (m_mock)
            m_bus.stop(m_mock);
    }

    void saysThatNobodyShowsNotifications()
    {
        Notifier notifier(QDBusConnection::sessionBus());
        QSignalSpy asked(&notifier, &Notifier::availabilityChanged);
        notifier.begin();
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(!notifier.isAvailable());
        notifier.show(message(u"a"_s, u"hello"_s));
        QVERIFY(notifier.shown().isEmpty());
    }

    void bodyIsEscapedOnlyWhereMarkupIsRead()
    {
        startDaemon(u"body body-markup actions"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(message(u"a"_s, u"<img src='http://evil'> & co"_s));
        const Call call = notified();
        QCOMPARE(call.arguments.at(3).toString(), u"Maya <b>Lindqvist</b>"_s);
        QCOMPARE(call.arguments.at(4).toString(), u"&lt;img src='http://evil'&gt; &amp; co"_s);
        QCOMPARE(listOf(call.arguments.at(5)), QStringList({u"default"_s, u"Open"_s, u"mark-read"_s, u"Mark as read"_s}));
        QCOMPARE(mapOf(call.arguments.at(6)).value(u"category"_s).toString(), u"im.received"_s);
        QCOMPARE(mapOf(call.arguments.at(6)).value(u"desktop-entry"_s).toString(), u"org.kith.Kith"_s);
        QVERIFY(!notifier.canReply());
    }

    void bodyCannotBeMarkupWhereNoneIsPromisedEither()
    {
        startDaemon(u"body"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(message(u"a"_s, u"1 < 2"_s));
        const Call call = notified();
        // Dunst reads markup without saying so.
        QCOMPARE(call.arguments.at(4).toString(), u"1 ‹ 2"_s);
        QVERIFY(listOf(call.arguments.at(5)).isEmpty());
    }

    void clickReplyAndMarkAsReadComeBack()
    {
        startDaemon(u"body actions inline-reply"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.canReply());
        notifier.show(message(u"42"_s, u"hello"_s));
        const Call call = notified();
        QVERIFY(listOf(call.arguments.at(5)).contains(u"inline-reply"_s));
        QVERIFY(!mapOf(call.arguments.at(6)).value(u"x-kde-reply-placeholder-text"_s).toString().isEmpty());

        QSignalSpy opened(&notifier, &Notifier::opened);
        QSignalSpy replied(&notifier, &Notifier::replied);
        QSignalSpy read(&notifier, &Notifier::markedRead);
        fire(u"ActivationToken"_s, u"us"_s, {1U, u"token-7"_s});
        fire(u"ActionInvoked"_s, u"us"_s, {99U, u"default"_s}); // somebody else's
        fire(u"ActionInvoked"_s, u"us"_s, {1U, u"default"_s});
        fire(u"NotificationReplied"_s, u"us"_s, {1U, u"On my way"_s});
        fire(u"NotificationReplied"_s, u"us"_s, {1U, u"  "_s});
        fire(u"ActionInvoked"_s, u"us"_s, {1U, u"mark-read"_s});
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first(), QVariantList({u"42"_s, u"token-7"_s}));
        QCOMPARE(replied.size(), 1);
        QCOMPARE(replied.first(), QVariantList({u"42"_s, u"On my way"_s}));
        QCOMPARE(read.first(), QVariantList({u"42"_s}));
    }

    void laterOneOfTheSameKeyReplacesTheEarlier()
    {
        startDaemon(u"body actions"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        // All three before the daemon could answer once: what is in between may be left out, the last may not.
        notifier.show(message(u"a"_s, u"one"_s));
        notifier.show(message(u"a"_s, u"two"_s));
        notifier.show(message(u"a"_s, u"three"_s));
        QList<Call> calls;
        QTRY_VERIFY((calls = callsOf(u"Notify"_s), !calls.isEmpty() && calls.last().arguments.at(4).toString() == u"three"_s));
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.last().arguments.at(1).toUInt(), 1U);
        QCOMPARE(notifier.shown(), QStringList({u"a"_s}));
    }

    void withdrawnOneIsClosedEvenWhenItWasOnlyJustAskedFor()
    {
        startDaemon(u"body"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(message(u"a"_s, u"one"_s));
        notifier.withdraw(u"a"_s);
        QTRY_COMPARE(callsOf(u"CloseNotification"_s).size(), 1);
        QVERIFY(notifier.shown().isEmpty());
    }

    void closedByThePersonIsForgotten()
    {
        startDaemon(u"body"_s);
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(message(u"a"_s, u"one"_s));
        (void)notified();
        QSignalSpy closed(&notifier, &Notifier::closed);
        fire(u"NotificationClosed"_s, u"uu"_s, {1U, 2U});
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(notifier.shown().isEmpty());
    }

    /// As QtDBus delivers it now and then, although the daemon answered first.
    void whatIsToldBeforeTheAnswerIsThereIsNotLost()
    {
        startDaemon(u"body actions inline-reply"_s);
        PrivateBus::tell(service, path, u"AddMethod"_s,
                         {service, u"Notify"_s, u"susssasa{sv}i"_s, u"u"_s,
                          u"ret = self.next_id\nself.next_id += 1\n"
                          "for name, signature, words in (('ActivationToken', 'us', 'token-7'), ('ActionInvoked', 'us', 'default'),"
                          " ('NotificationReplied', 'us', 'On my way'), ('NotificationClosed', 'uu', 2)):\n"
                          "    self.EmitSignal('', name, signature, [99, words])\n"
                          "    self.EmitSignal('', name, signature, [ret, words])\n"_s});
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        QSignalSpy opened(&notifier, &Notifier::opened);
        QSignalSpy replied(&notifier, &Notifier::replied);
        QSignalSpy closed(&notifier, &Notifier::closed);
        notifier.show(message(u"42"_s, u"hello"_s));
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first(), QVariantList({u"42"_s, u"token-7"_s}));
        QCOMPARE(replied.size(), 1);
        QCOMPARE(replied.first(), QVariantList({u"42"_s, u"On my way"_s}));
        QVERIFY(notifier.shown().isEmpty());
    }

    void daemonThatComesLaterIsFoundAndOneThatGoesIsNoticed()
    {
        Notifier notifier(QDBusConnection::sessionBus());
        QSignalSpy asked(&notifier, &Notifier::availabilityChanged);
        notifier.begin();
        QTRY_COMPARE(asked.size(), 1);
        startDaemon(u"body"_s);
        QTRY_VERIFY(notifier.isAvailable());
        m_bus.stop(std::exchange(m_mock, nullptr));
        QTRY_VERIFY(!notifier.isAvailable());
    }

    void portalServesWhereThereIsNoDaemon()
    {
        m_mock = m_bus.start(portal, {u"--session"_s, portal, portalPath, u"org.freedesktop.portal.Notification"_s});
        PrivateBus::tell(portal, portalPath, u"AddProperty"_s,
                         {u"org.freedesktop.portal.Notification"_s, u"version"_s, QVariant::fromValue(QDBusVariant(1U))});
        for (const auto &[name, signature] : {std::pair(u"AddNotification"_s, u"sa{sv}"_s), std::pair(u"RemoveNotification"_s, u"s"_s)})
            PrivateBus::tell(portal, portalPath, u"AddMethod"_s,
                             {u"org.freedesktop.portal.Notification"_s, name, signature, QString(), QString()});
        Notifier notifier(QDBusConnection::sessionBus());
        notifier.begin();
        QTRY_VERIFY(notifier.isAvailable());
        notifier.show(message(u"42"_s, u"1 < 2"_s));
        QList<Call> calls;
        QTRY_VERIFY((calls = callsOf(portal, portalPath), !calls.isEmpty() && calls.last().method == u"AddNotification"_s));
        QCOMPARE(mapOf(calls.last().arguments.at(1)).value(u"body"_s).toString(), u"1 < 2"_s);

        QSignalSpy opened(&notifier, &Notifier::opened);
        PrivateBus::emitFrom(portal, portalPath, u"org.freedesktop.portal.Notification"_s, u"ActionInvoked"_s, u"ssav"_s,
                             {u"42"_s, u"default"_s, QVariantList()});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"42"_s);
    }

private:
    void startDaemon(const QString &capabilities)
    {
        m_mock = m_bus.start(service, {u"--session"_s, u"--template"_s, u"notification_daemon"_s, u"--parameters"_s,
                                       u"{\"capabilities\": \"%1\"}"_s.arg(capabilities)});
    }
    void fire(const QString &name, const QString &signature, const QVariantList &arguments)
    {
        PrivateBus::emitFrom(service, path, service, name, signature, arguments);
    }
    /// The one Notify that has come.
    Call notified()
    {
        QList<Call> calls;
        const bool isThere = QTest::qWaitFor([&] { return !(calls = callsOf(u"Notify"_s)).isEmpty(); });
        return isThere ? calls.first() : Call{.method = {}, .arguments = QVariantList(8)};
    }

    PrivateBus m_bus;
    QProcess *m_mock = nullptr;
};

QTEST_GUILESS_MAIN(NotifierTest)

#include "test_notifier.moc"
