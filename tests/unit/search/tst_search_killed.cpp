// SPDX-FileCopyrightText: 2026 The Kith authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/search/search_world.h"

#include "server/bus/bus.h"
#include "shared/search/text_folding.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <algorithm>
#include <cstdio>

using namespace kith;
using namespace kith::server;
using namespace kith::test;
using namespace Qt::Literals::StringLiterals;

namespace {
class NobodyListens final : public EventSink
{
    void publish(std::vector<EventPtr> /*events*/) override {}
};

/// In a process of its own: builds the index until it is killed.
int buildUntilKilled(const QString &file)
{
    NobodyListens sink;
    auto storage = Storage::open({.url = DatabaseUrl::sqlite(file)}, sink);
    if (!storage)
        return 1;
    IndexBuilder builder(**storage, QCoreApplication::applicationPid(), [] { return false; },
                         {.minimum = 1, .documents = 40, .units = 20'000});
    std::puts("ready");
    std::fflush(stdout);
    for (;;) {
        if (builder.step(true) == IndexBuilder::Progress::Worked) {
            std::puts("worked");
            std::fflush(stdout);
        } else {
            QThread::msleep(1);
        }
    }
}
} // namespace

/// kill -9 between any two transactions of the builder: nothing is ever missed or found that is gone.
class TestSearchKilled : public QObject
{
    Q_OBJECT

private slots:
    void findsEverythingHoweverOftenTheBuilderDies();
};

void TestSearchKilled::findsEverythingHoweverOftenTheBuilderDies()
{
    QRandomGenerator random(41);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"kith.sqlite"_s);
    NobodyListens sink;
    auto storage = Storage::open({.url = DatabaseUrl::sqlite(file)}, sink);
    QVERIFY(storage.isOk());
    SearchWorld world(**storage);
    const UserId anna = world.person(u"Anna"_s);
    const ConversationId here = world.group({anna});
    int hits = 0;
    for (int round = 0; round < 25; ++round) {
        QStringList contents;
        for (int n = 0; n < 80; ++n)
            contents.append(randomMessage(random));
        world.sendAll(anna, here, contents);
        QProcess builder;
        builder.start(QCoreApplication::applicationFilePath(), {u"--build"_s, file});
        QVERIFY(builder.waitForReadyRead(20'000));
        world.execute(u"UPDATE search_state SET held_until = 0"_s); // of the one that was killed before
        for (int n = random.bounded(6); n >= 0; --n) {
            const MessageId id = std::next(world.kept().cbegin(), random.bounded(int(world.kept().size()))).key();
            if (!world.kept()[id].isUnsent)
                random.bounded(2) == 0 ? world.unsend(id) : world.edit(id, randomMessage(random));
            QThread::usleep(ulong(random.bounded(8000))); // anywhere in the builder's work is what is asked for
        }
        // Two batches wait at least, so that on any machine two pieces of work come.
        const int pieces = random.bounded(3);
        QByteArray told;
        while (told.count("worked") < pieces) {
            QVERIFY(builder.waitForReadyRead(20'000));
            told += builder.readAllStandardOutput();
        }
        QThread::usleep(ulong(random.bounded(8000)));
        builder.kill();
        QVERIFY(builder.waitForFinished(20'000));
        for (int n = 0; n < 6; ++n) {
            const QString text = folded(randomMessage(random));
            const QString term = text.mid(random.bounded(int(text.size())), 1 + random.bounded(5)).trimmed();
            if (term.isEmpty() || !isCleanText(term) || term.contains(u'"'))
                continue;
            QList<MessageId> wanted;
            for (auto it = world.kept().cbegin(); it != world.kept().cend(); ++it) {
                if (!it->isUnsent && findTerm(folded(it->content), term) >= 0)
                    wanted.prepend(it.key());
            }
            QCOMPARE(world.found(anna, u'"' + term + u'"'), wanted);
            hits += int(wanted.size());
        }
    }
    QVERIFY(hits > 1000);
    QVERIFY(world.number(u"SELECT SUM(indexed_seq) FROM search_progress"_s) > 200);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--build"_s)
        return buildUntilKilled(app.arguments().value(2));
    TestSearchKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_search_killed.moc"
