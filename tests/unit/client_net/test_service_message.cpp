// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/server_finder.h"

#include <QtNetwork/QNetworkDatagram>
#include <QtTest/QtTest>

using namespace kith::client;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray number(quint16 value)
{
    return QByteArray(1, char(value >> 8)) + char(value & 0xff);
}

QByteArray name(const QList<QByteArray> &labels)
{
    QByteArray bytes;
    for (const QByteArray &label : labels)
        bytes += char(label.size()) + label;
    return bytes + '\0';
}

QByteArray record(const QByteArray &owner, quint16 type, const QByteArray &content)
{
    return owner + number(type) + number(0x8001) + QByteArray(4, '\1') + number(quint16(content.size())) + content;
}

const QByteArray service = name({"_kith"_ba, "_tcp"_ba, "local"_ba});

/// What Avahi says of one server: pointer, place, text and address.
QByteArray answer(const QByteArray &instance, const QByteArray &host, quint16 port, bool isTls)
{
    const QByteArray full = name({instance, "_kith"_ba, "_tcp"_ba, "local"_ba});
    const QByteArray text = isTls ? "\x05tls=1"_ba : QByteArray(1, '\0');
    return QByteArray("\0\0\x84\0\0\0\0\1\0\0\0\3", 12) + record(service, 12, full)
           + record(full, 33, number(0) + number(0) + number(port) + name({host, "local"_ba})) + record(full, 16, text)
           + record(name({host, "local"_ba}), 1, "\xc0\xa8\x01\x02"_ba);
}

} // namespace

/// What servers on the local network say of themselves, and what others may say instead.
class ServiceMessageTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatAServerAnnounces()
    {
        const QList<AnnouncedServer> servers = serversIn(answer("Kith on garden", "garden", 8065, true));
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers.first(), (AnnouncedServer{.name = u"Kith on garden"_s, .host = u"garden.local"_s, .port = 8065, .isTls = true}));
        QVERIFY(!serversIn(answer("A", "b", 1, false)).first().isTls);
    }

    void readsNamesThatPointBackwards()
    {
        // The instance's name ends in a pointer to the service's name at byte 12.
        const QByteArray full = "\x04Home\xc0\x0c"_ba;
        const QByteArray place = number(0) + number(0) + number(443) + name({"home"_ba, "local"_ba});
        const QByteArray bytes = QByteArray("\0\0\x84\0\0\0\0\2\0\0\0\0", 12) + record(service, 12, full) + record(full, 33, place);
        QCOMPARE(serversIn(bytes).value(0).name, u"Home"_s);
        QCOMPARE(serversIn(bytes).value(0).port, 443);
    }

    void takesNothingFromWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = answer("Home", "home", 8065, false);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a question") << serviceQuestion();
        QTest::newRow("cut short") << good.chopped(1);
        QTest::newRow("too many records promised") << QByteArray("\0\0\x84\0\0\0\xff\xff\0\0\0\0", 12) + good.mid(12);
        QTest::newRow("a pointer in a circle") << QByteArray("\0\0\x84\0\0\0\0\1\0\0\0\0", 12) + "\xc0\x0c"_ba + number(12) + number(1)
                                                      + QByteArray(6, '\0');
        QTest::newRow("no port") << answer("Home", "home", 0, false);
        QTest::newRow("a host that is none") << answer("Home", "ho/me?x", 8065, false);
        QTest::newRow("a name with a line break") << answer("Ho\nme", "home", 8065, false);
        QTest::newRow("a name that is no UTF-8") << answer("Ho\xffme", "home", 8065, false);
        QTest::newRow("too long") << good + QByteArray(10'000, '\0');
    }
    void takesNothingFromWhatIsBroken()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(serversIn(bytes).isEmpty());
    }

    void everyCutOfAMessageIsSurvived()
    {
        const QByteArray good = answer("Home", "home", 8065, true);
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(serversIn(good.first(size)).isEmpty());
    }

    void findsAServerThatAnswers()
    {
        QUdpSocket responder;
        QVERIFY(responder.bind(QHostAddress::LocalHost, 0));
        connect(&responder, &QUdpSocket::readyRead, this, [&responder] {
            const QNetworkDatagram asked = responder.receiveDatagram();
            if (asked.data() == serviceQuestion()) {
                responder.writeDatagram(asked.makeReply("\1\2\3"_ba));
                responder.writeDatagram(asked.makeReply(answer("Kith on garden", "garden", 8065, false)));
                responder.writeDatagram(asked.makeReply(answer("Kith on garden", "garden", 8065, false)));
            }
        });
        ServerFinder finder(QHostAddress::LocalHost, responder.localPort());
        finder.start();
        QTRY_COMPARE(finder.found().size(), 1);
        QCOMPARE(finder.found().first().url, QUrl(u"http://127.0.0.1:8065"_s));
        QCOMPARE(finder.found().first().name, u"Kith on garden"_s);
        finder.stop();
        QVERIFY(finder.found().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ServiceMessageTest)
#include "test_service_message.moc"
