// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/api_client/town.h"
#include "tests/support/process/server_process.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

/// Unsent is gone: a moment later not one of the words is left in any file of the data directory.
class TestUnsentBytes : public QObject
{
    Q_OBJECT

private slots:
    void nothingOfItIsLeftOnDisk_data();
    void nothingOfItIsLeftOnDisk();

private:
    /// How often `word` lies in the files of the folder.
    static qsizetype occurrences(const QString &folder, const QByteArray &word)
    {
        qsizetype found = 0;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                found += file.readAll().count(word);
        }
        return found;
    }
};

void TestUnsentBytes::nothingOfItIsLeftOnDisk_data()
{
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("isRunning");
    QTest::newRow("in one cell") << 3 << true;
    QTest::newRow("over several pages") << 1'100 << true;
    QTest::newRow("stopped at once") << 1'100 << false;
}

void TestUnsentBytes::nothingOfItIsLeftOnDisk()
{
    QFETCH(int, times);
    QFETCH(bool, isRunning);
    ServerProcess server;
    server.addArguments({u"--rate-limits"_s, u"off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    Town town(server.url(), server.realtimeUrl());
    Person &anna = town.settle(u"Anna"_s);
    Person &bert = town.settle(u"Bert"_s);
    const QString direct = town.direct(anna, bert);
    const QByteArray kept = "keepsakeword";
    const QByteArray first = "regrettedword";
    const QByteArray second = "betteredword";
    town.say(bert, direct, QString::fromLatin1(kept));
    const QJsonObject sent = town.say(anna, direct, QString::fromLatin1(first + ' ').repeated(times));
    const QString id = sent.value("id"_L1).toString();
    for (int i = 0; i < 20; ++i)
        town.say(bert, direct, u"in between"_s);
    QCOMPARE(anna.api.put(u"/api/messages/"_s + id, {{u"content"_s, QString::fromLatin1(second + ' ').repeated(times)}}).status, 200);
    QJsonObject reply = textMessage(direct, u"why?"_s);
    reply.insert(u"replyTo"_s, id);
    QCOMPARE(bert.api.post(u"/api/messages/send"_s, reply).status, 201);
    QVERIFY(occurrences(server.dataDir(), first) > 0);
    QVERIFY(occurrences(server.dataDir(), second) > 0);
    QCOMPARE(anna.api.put(u"/api/messages/unsent/"_s + id).status, 200);
    const auto isClean = [&] { return occurrences(server.dataDir(), first) + occurrences(server.dataDir(), second) == 0; };
    if (isRunning)
        QTRY_VERIFY(isClean());
    else
        QCOMPARE(server.stop(), 0);
    QVERIFY(isClean());
    QVERIFY(occurrences(server.dataDir(), kept) > 0);
}

QTEST_GUILESS_MAIN(TestUnsentBytes)
#include "test_unsent_bytes.moc"
