// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/ledger_writer.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <csignal>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int writers = 8;

/// A few in every run; KITH_TEST_KILLS=20 for the whole measure.
int killsAsked()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("KITH_TEST_KILLS", &isNumber);
    return isNumber && asked > 0 ? asked : 5;
}
} // namespace

/// What was acknowledged is there, once, whatever happens to the process.
class TestDurability : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void killedServerLosesAndDoublesNothing();
    void stoppedServerSaysGoodByeAndLosesNothing();

private:
    void compare();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Town> m_town;
    std::vector<std::unique_ptr<LedgerWriter>> m_writers;
    Person *m_reader = nullptr;
    QString m_group;
};

void TestDurability::init()
{
    m_writers.clear();
    m_server = std::make_unique<ServerProcess>();
    m_server->addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(m_server->start(), qPrintable(m_server->log()));
    m_town = std::make_unique<Town>(m_server->url(), m_server->realtimeUrl());
    m_reader = &m_town->settle(u"Reader"_s);
    QList<Person *> people;
    for (int i = 0; i < writers; ++i)
        people.append(&m_town->settle(u"Writer%1"_s.arg(i)));
    m_group = m_town->group(*m_reader, u"Ledger"_s, people);
    for (Person *person : std::as_const(people))
        m_writers.push_back(std::make_unique<LedgerWriter>(*m_town, *person, m_group));
}

void TestDurability::compare()
{
    const QList<QJsonObject> history = wholeHistory(m_reader->api, m_group);
    QHash<QString, QJsonObject> stored;
    qint64 seq = 0;
    for (const QJsonObject &message : history) {
        QCOMPARE(message.value("seq"_L1).toInteger(), ++seq);
        if (message.value("type"_L1).toString() != u"text"_s)
            continue;
        const QString key = message.value("content"_L1).toString();
        QVERIFY2(!stored.contains(key), qPrintable(key));
        stored.insert(key, message);
    }
    int acknowledged = 0;
    for (const auto &writer : m_writers) {
        for (const LedgerWriter::Sent &sent : writer->sent()) {
            if (sent.acknowledged.isEmpty())
                continue;
            const QJsonObject found = stored.take(sent.body.value("content"_L1).toString());
            QCOMPARE(found.value("id"_L1), sent.acknowledged.value("id"_L1));
            QCOMPARE(found.value("seq"_L1), sent.acknowledged.value("seq"_L1));
            ++acknowledged;
        }
    }
    QVERIFY(acknowledged > 0);
    // All was sent again until it was acknowledged, so nothing else may be there.
    QCOMPARE(stored.size(), 0);
    qInfo("%d acknowledged messages are there, each once", acknowledged);
}

void TestDurability::killedServerLosesAndDoublesNothing()
{
    for (int cycle = 0; cycle < killsAsked(); ++cycle) {
        for (const auto &writer : m_writers) {
            writer->connect();
            writer->resend();
        }
        bool isKilled = false;
        QTimer::singleShot(QRandomGenerator::global()->bounded(50, 600), m_writers.front()->socket(), [&] {
            ::kill(pid_t(m_server->processId()), SIGKILL);
            isKilled = true;
        });
        const QDeadlineTimer deadline(10'000);
        while (!isKilled && !deadline.hasExpired()) {
            for (const auto &writer : m_writers)
                writer->pump(true);
            waitBriefly(1);
        }
        QVERIFY(isKilled);
        m_server->kill();
        // Answers that had left the server before it died still count.
        for (const auto &writer : m_writers) {
            writer->socket()->closeCode();
            writer->pump(false);
        }
        QVERIFY2(m_server->start(), qPrintable(m_server->log().right(2000)));
    }
    for (const auto &writer : m_writers) {
        writer->connect();
        writer->resend();
    }
    for (const auto &writer : m_writers) {
        QVERIFY(writer->socket()->waitUntil([&] {
            writer->pump(false);
            return writer->waiting() == 0;
        }));
    }
    compare();
}

void TestDurability::stoppedServerSaysGoodByeAndLosesNothing()
{
    HttpPeer plain(m_server->url());
    QVERIFY(plain.open());
    QVERIFY(plain.write("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                        "dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: kith.1\r\n\r\n"));
    QCOMPARE(plain.read().status, 101);
    for (const auto &writer : m_writers)
        writer->connect();
    const QDeadlineTimer load(300);
    bool isStopped = false;
    while (!isStopped) {
        for (const auto &writer : m_writers)
            writer->pump(true);
        waitBriefly(1);
        if (load.hasExpired()) {
            ::kill(pid_t(m_server->processId()), SIGTERM);
            isStopped = true;
        }
    }
    for (const auto &writer : m_writers) {
        const QJsonObject bye = writer->socket()->event(u"bye"_s);
        QCOMPARE(bye["data"_L1]["code"_L1].toInteger(), 1012);
        // Qt takes 1012, registered after RFC 6455, for a mistake of the server; what was sent is seen on the plain socket.
        QVERIFY(writer->socket()->closeCode().has_value());
        writer->pump(false);
    }
    const auto farewell = plain.readToEnd();
    QVERIFY(farewell.has_value());
    QVERIFY2(farewell->contains(QByteArray("\x03\xF4", 2)), "a close frame with 1012");
    QCOMPARE(m_server->waitForEnd(), 0);
    QVERIFY2(m_server->start(), qPrintable(m_server->log().right(2000)));
    for (const auto &writer : m_writers) {
        writer->connect();
        writer->resend();
        QVERIFY(writer->socket()->waitUntil([&] {
            writer->pump(false);
            return writer->waiting() == 0;
        }));
    }
    compare();
}

QTEST_GUILESS_MAIN(TestDurability)
#include "test_durability.moc"
