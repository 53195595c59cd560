// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor/doctor.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace kith::server;
using namespace Qt::Literals::StringLiterals;

namespace {
using Level = Finding::Level;

Config listeningAt(const QString &address, int port, bool hasTls = false)
{
    Config config;
    config.listen = {ListenAddress{.address = address, .port = port}};
    if (hasTls)
        config.tls.certificate = u"/etc/kith/certificate.pem"_s;
    return config;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray group(const QByteArray &services)
{
    return "<?xml version=\"1.0\" standalone='no'?>\n<!DOCTYPE service-group SYSTEM \"avahi-service.dtd\">\n<service-group>\n"
           "<name replace-wildcards=\"yes\">Kith on %h</name>\n"
           + services + "</service-group>\n";
}

QByteArray service(const QByteArray &type, int port, const QByteArray &more = {})
{
    return "<service><type>" + type + "</type><port>" + QByteArray::number(port) + "</port>" + more + "</service>\n";
}
} // namespace

/// What `kithd doctor` says of multicast DNS, from the files that Avahi announces.
class TestAnnouncement : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void loopbackNeedsNone();
    void saysHowToTurnItOn();
    void filesAreJudged_data();
    void filesAreJudged();
    void theFileWeShipFits();

private:
    [[nodiscard]] AvahiPlaces avahi() const { return {.services = m_folder->path(), .pidFile = m_folder->filePath(u"pid"_s)}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAnnouncement::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(write(avahi().pidFile, "1\n"));
}

void TestAnnouncement::loopbackNeedsNone()
{
    QVERIFY(examineAnnouncement(listeningAt(u"127.0.0.1"_s, 8065), avahi()).isEmpty());
    QVERIFY(examineAnnouncement(listeningAt(u"::1"_s, 8065), avahi()).isEmpty());
}

void TestAnnouncement::saysHowToTurnItOn()
{
    const auto advice = [&](const Config &config) {
        const Findings found = examineAnnouncement(config, avahi());
        return found.size() == 1 && found[0].level == Level::Ok ? found[0].advice : QString();
    };
    const QString plain = advice(listeningAt(u"0.0.0.0"_s, 9000));
    QVERIFY2(plain.contains(u"port 9000"_s) && !plain.contains(u"tls=1"_s) && !plain.contains(u"install"_s), qPrintable(plain));
    QVERIFY(advice(listeningAt(u"::"_s, 9000, true)).contains(u"<txt-record>tls=1</txt-record>"_s));
    QVERIFY(QFile::remove(avahi().pidFile));
    QVERIFY(advice(listeningAt(u"0.0.0.0"_s, 9000)).contains(u"install avahi-daemon"_s));
}

void TestAnnouncement::filesAreJudged_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("hasTls");
    QTest::addColumn<QList<int>>("levels");
    const QByteArray tls = "<txt-record>tls=1</txt-record>";
    const auto ok = int(Level::Ok);
    const auto warn = int(Level::Warn);
    QTest::newRow("plain") << group(service("_kith._tcp", 8065)) << false << QList<int>{ok};
    QTest::newRow("with TLS") << group(service("_kith._tcp", 8065, tls)) << true << QList<int>{ok};
    QTest::newRow("TLS is not said") << group(service("_kith._tcp", 8065)) << true << QList<int>{warn};
    QTest::newRow("no TLS") << group(service("_kith._tcp", 8065, tls)) << false << QList<int>{warn};
    QTest::newRow("another port") << group(service("_kith._tcp", 8066)) << false << QList<int>{warn};
    QTest::newRow("beside others") << group(service("_http._tcp", 80) + service("_kith._tcp", 8065)) << false << QList<int>{ok};
    QTest::newRow("two") << group(service("_kith._tcp", 8065) + service("_kith._tcp", 1)) << false << QList<int>{ok, warn};
}

void TestAnnouncement::filesAreJudged()
{
    QFETCH(QByteArray, file);
    QFETCH(bool, hasTls);
    QFETCH(QList<int>, levels);
    QVERIFY(write(m_folder->filePath(u"some.service"_s), file));
    QVERIFY(write(m_folder->filePath(u"broken.service"_s), "<service-group><service><type>_kith._tc"));
    const Findings found = examineAnnouncement(listeningAt(u"0.0.0.0"_s, 8065, hasTls), avahi());
    QList<int> seen;
    for (const Finding &finding : found) {
        QCOMPARE(finding.check, u"announcement"_s);
        QCOMPARE(finding.advice.isEmpty(), finding.level == Level::Ok);
        seen.append(int(finding.level));
    }
    QCOMPARE(seen, levels);
}

void TestAnnouncement::theFileWeShipFits()
{
    QVERIFY(QFile::copy(QStringLiteral(KITH_SOURCE_DIR "/packaging/avahi/kith.service"), m_folder->filePath(u"kith.service"_s)));
    const Findings found = examineAnnouncement(listeningAt(u"0.0.0.0"_s, 8065), avahi());
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].detail.contains(u"announces this server"_s) && found[0].detail.contains(u"8065"_s), qPrintable(found[0].detail));
}

QTEST_GUILESS_MAIN(TestAnnouncement)
#include "tst_announcement.moc"
